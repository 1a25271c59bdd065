/** A text as a message quotes it, with its links by their text: `[RFC 9110](https://...)` is `RFC 9110`, `[RFC 9110]` stays. */
export function linksByText(text: string): string {
  return text.includes('](') ? text.replace(/\[([^[\]]{1,200})\]\([^()\s]{0,2000}\)/g, '$1') : text
}
