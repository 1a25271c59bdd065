/** The mark of a list's entry (CommonMark 0.31, section 5.2) as a part of an expression: `-`, `*`, `+`, `1.`, `12)`. */
export const LIST_MARK: string = String.raw`(?:[-*+]|\d{1,9}[.)])`

const MARK = new RegExp(String.raw`${LIST_MARK}[ \t]*`, 'y')
/** The marks that may stand behind the brackets of a box, before a blank: `[ ]*` of an item that may be left out. */
export const BOX_MARKS: string = '*!?+†‡'
const BEFORE_TEXT = new RegExp(String.raw`^\s*${LIST_MARK}\s+(?:\[[ xX]\][${BOX_MARKS}]{0,2}\s+)?`)

/** Where the mark ends that stands at an offset of a text, the blanks behind it included; the offset itself where none does. */
export function afterListMark(text: string, at: number): number {
  MARK.lastIndex = at
  return MARK.test(text) ? MARK.lastIndex : at
}

/** Where the text of an entry starts in its source: behind indentation, mark and box. 0 where the source is of no entry: `-5`. */
export function entryTextStart(source: string): number {
  return BEFORE_TEXT.exec(source)?.[0].length ?? 0
}
