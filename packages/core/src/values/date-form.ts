/** The letters that stand for a year, and for a day, in the languages whose templates write them so: `JJJJ-MM-TT`, `AAAA-MM-JJ`, `ДД.ММ.ГГГГ`. */
const YEAR = '[yajrgåгр]'
const DAY = '[djtgд]'

/** Where a form of a date stands, from the last index on: year or day first, in any of the languages, or `MM/DD/YYYY`. */
export const DATE_FORM: RegExp = new RegExp(
  String.raw`(${YEAR})\1{3}([-/.])(?:mm|мм)\2(${DAY})\3|(${DAY})\4([-/.])(?:mm|мм)\5(${YEAR})\6{3}|mm([-/.])dd\7yyyy`,
  'iy',
)

const ISO_FORM = new RegExp(String.raw`^(${YEAR})\1{3}[- ](?:mm|мм)[- ](${DAY})\2$`, 'i')

/** Whether a text is the form of a date of ISO 8601 in one of the languages, its hyphens perhaps turned to spaces: `YYYY-MM-DD`, `aaaa mm jj`. */
export function isIsoForm(text: string): boolean {
  return text.length === 10 && ISO_FORM.test(text)
}
