import { plain } from './colors.ts'
import { sanitize } from './sanitize.ts'
import { stderr } from './streams.ts'
import { wrapped } from './wrap.ts'

/** Says a line on stderr. The text is untrusted. */
export function tell(text: string): void {
  stderr.write(fitted(`truespec: ${sanitize(text)}\n`))
}

/**
 * Lines as a terminal shows them: none wider than it, unless a word is, and what goes on under a word and its colon stands under what follows
 * them. For any other stream the text itself.
 */
export function fitted(
  text: string,
  { isTTY, columns }: { readonly isTTY?: boolean; readonly columns?: number } = stderr,
): string {
  // A terminal that nobody told its size says 0.
  if (!isTTY || !columns) return text
  return text
    .split('\n')
    .flatMap((line) => {
      const gap = line.length - line.trimStart().length
      const indent = /^ {0,9}\w{1,9}: {1,9}/.exec(line)?.[0].length ?? gap
      return wrapped([{ text: line.slice(gap), gap }], plain, columns, indent)
    })
    .join('\n')
}
