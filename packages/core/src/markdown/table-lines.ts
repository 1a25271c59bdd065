/** The pipes of a line that no backslash takes away, from a place of it to its end. */
export function pipesIn(text: string, from: number): number {
  let pipes = 0
  for (let i = from; i < text.length && text[i] !== '\n' && text[i] !== '\r'; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === '|') pipes++
  }
  return pipes
}

const RULE = /\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*(?=[\r\n]|$)/y

/** Whether a line from a place of it on rules off a header of so many pipes: `|---|:-:|`. */
export function isTableRule(text: string, from: number, pipes: number): boolean {
  RULE.lastIndex = from
  return RULE.test(text) && pipesIn(text, from) === pipes
}
