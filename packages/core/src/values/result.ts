/** A value read from a text, or a fault: a short stable word such as `not-iso`, never prose. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: string }

/** A result that holds a value. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

/** A result that holds a fault. */
export function fault<T>(word: string): Result<T> {
  return { ok: false, fault: word }
}
