import { visible } from '@truespec/core'

const TAB = '    '

/**
 * Untrusted text (a title, a file name, a line of a spec) for one line of a terminal or a CI log: controls and what hides or moves text
 * show (`␛`, `\u{202e}`), line ends are blanks, tabs four of them, and `##[…]`, by which GitHub and Azure take commands anywhere in a
 * line, is written `#\u{23}[…]`.
 */
export function sanitize(text: string): string {
  const line = text.replace(/\r\n?|\n/g, ' ').replaceAll('\t', TAB)
  return visible(line).replace(/##(?=\w{0,20}\[)/g, '#\\u{23}')
}
