import { emojiLength } from '../markdown/emoji.ts'
import { withoutNumber } from '../markdown/normalize.ts'

const EMPHASIS = /^(?:\*{1,3}|_{1,3})/
/** Emoji, numbers and emphasis that follow each other: so many are passed over. */
const MOST = 4

/** What may stand before the prefix of a title, in its source: emphasis, a number and emoji, in any order. `mark` is the emphasis that is open at `from`. */
export function beforePrefix(title: string): { readonly mark: string; readonly from: number } {
  let mark = ''
  let from = 0
  for (let i = 0; i < MOST; i++) {
    const rest = title.slice(from)
    const opened = mark === '' ? (EMPHASIS.exec(rest)?.[0] ?? '') : ''
    mark ||= opened
    const next =
      opened.length ||
      emojiLength(rest) ||
      (/^\d|^[a-z]{1,5}[.):]/i.test(rest) ? rest.length - withoutNumber(rest).length : 0)
    if (next === 0) break
    from += next
  }
  return { mark, from }
}
