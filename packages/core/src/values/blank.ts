const BLANK = /^(?:\s|&(?:nbsp|#160|#xa0);|<br\s{0,9}\/?>)*$/i

/** Whether a text shows nothing: white space, `&nbsp;` and `<br>` only fill a place. */
export function isBlank(text: string): boolean {
  const first = text.charAt(0)
  return (first === '' || '&<'.includes(first) || first.trim() === '') && BLANK.test(text)
}

/** Whether a text is a dash, as some write for nothing: `-`, `--` and `---`, or a longer one. */
export function isDash(text: string): boolean {
  return text.length <= 3 && /^[-–—]+$/.test(text)
}
