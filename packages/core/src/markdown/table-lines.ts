/**
 * The pipes of a line that no backslash takes away, from a place of it to its end; 0 where the last of them does not end the line, so that
 * they are not one more than the cells.
 */
export function pipesIn(text: string, from: number): number {
  let pipes = 0
  let isClosed = false
  for (let i = from; i < text.length && text[i] !== '\n' && text[i] !== '\r'; i++) {
    if (text[i] === '|') {
      pipes++
      isClosed = true
    } else if (text[i] !== ' ' && text[i] !== '\t') {
      if (text[i] === '\\') i++
      isClosed = false
    }
  }
  return isClosed ? pipes : 0
}

const RULE = /\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*(?=[\r\n]|$)/y

/** Whether a line from a place of it on rules off a header of so many pipes: `|---|:-:|`. */
export function isTableRule(text: string, from: number, pipes: number): boolean {
  RULE.lastIndex = from
  return RULE.test(text) && pipesIn(text, from) === pipes
}
