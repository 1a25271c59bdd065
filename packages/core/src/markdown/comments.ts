/** A comment of HTML. One that does not end goes on to the end of the text, as CommonMark has it for blocks of HTML (0.31, section 4.6). */
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g

/** A text without the comments of HTML in it. */
export function withoutComments(text: string): string {
  return text.includes('<!--') ? text.replace(COMMENT, '') : text
}

/** The same with spaces in their place, so that offsets stay. */
export function withBlankComments(text: string): string {
  return text.includes('<!--') ? text.replace(COMMENT, (comment) => ' '.repeat(comment.length)) : text
}
