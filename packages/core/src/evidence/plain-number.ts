/** A number as programs print it, `12`, `-0.5`, `1e-3`. */
export const PLAIN_NUMBER = /^-?\d{1,30}(?:\.\d{1,30})?(?:[eE][+-]?\d{1,3})?$/
