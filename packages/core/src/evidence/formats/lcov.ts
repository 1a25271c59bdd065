import { defineFormat, ReportError } from '../define.ts'
import { readLines } from '../by-line.ts'
import { PLAIN_NUMBER } from '../plain-number.ts'

/** What all records of one file say together. */
interface FileLines {
  /** Line of the report with the first of its records. */
  readonly line: number
  /** By number of the line in the file: whether it ran. */
  ran: Map<number, boolean>
  /** Of records that name no lines, only how many there are. */
  covered: number
  total: number
}

interface Record {
  readonly file: FileLines
  readonly ran: Map<number, boolean>
  /** How many `DA` there were, of how many that ran: some tools count a line twice. */
  listed: number
  hit: number
  found: number | undefined
  covered: number | undefined
}

/** Tracefiles of lcov (geninfo(1)), as Istanbul, c8, coverage.py, cargo-llvm-cov and others write them. */
export default defineFormat({
  name: 'lcov',
  says: 'lcov tracefile',
  detects: (head) => /^\uFEFF?(?:(?:#[^\n]{0,1000}|[ \t\r]{0,100})\n){0,100}(?:TN|SF):/.test(head),
  open(sink) {
    const files = new Map<string, FileLines>()
    let record: Record | undefined

    function take(key: string, value: string, number: number): void {
      if (key === 'SF') {
        if (record) throw new ReportError('a record begins before the one before it ends', number)
        record = begin(value, number)
      } else if (key === 'DA' || key === 'LF' || key === 'LH') {
        if (!record) throw new ReportError(`${key} stands outside of a record`, number)
        if (key === 'DA') takeLine(record, value, number)
        else record[key === 'LF' ? 'found' : 'covered'] = count(value, number)
      }
    }

    function begin(path: string, number: number): Record {
      const file = files.get(path) ?? { line: number, ran: new Map<number, boolean>(), covered: 0, total: 0 }
      files.set(path, file)
      return { file, ran: new Map(), listed: 0, hit: 0, found: undefined, covered: undefined }
    }

    return readLines({
      line(text, number) {
        if (text.trimEnd() === 'end_of_record') {
          if (!record) throw new ReportError('a record ends that has not begun', number)
          close(record, number)
          record = undefined
          return
        }
        if (record && text.startsWith('DA:')) return takeLine(record, text.slice(3), number)
        const colon = text.indexOf(':')
        if (colon > 0 && /^[A-Z]{2,8}$/.test(text.slice(0, colon)))
          take(text.slice(0, colon), text.slice(colon + 1), number)
        else if (text.trim() !== '' && !text.startsWith('#')) throw new ReportError('it is no line of lcov', number)
      },
      end() {
        if (record) throw new ReportError('it ends within a record')
        for (const [file, { line, ran, covered, total }] of files) {
          const hit = [...ran.values()].filter(Boolean).length
          sink.result({
            kind: 'coverage',
            file,
            root: undefined,
            covered: ran.size > 0 ? hit : covered,
            total: ran.size > 0 ? ran.size : total,
            line,
          })
        }
      },
    })
  },
})

/** `DA:LINE,HITS[,CHECKSUM]`. */
function takeLine(record: Record, value: string, number: number): void {
  const comma = value.indexOf(',')
  const line = comma > 0 ? digits(value, 0, comma) : undefined
  const last = value.indexOf(',', comma + 1)
  const end = last < 0 ? value.length : last
  // Nearly all hits are digits: a million of them are read much faster so.
  const hits = digits(value, comma + 1, end) ?? hitsOf(value.slice(comma + 1, end))
  if (line === undefined || hits === undefined) throw new ReportError('it is no DA:LINE,HITS', number)
  const ran = hits > 0
  record.listed++
  if (ran) record.hit++
  if (ran || !record.ran.has(line)) record.ran.set(line, ran)
}

/** The number that the digits from one place to another are; undefined where there are none, other signs, or more than 15. */
function digits(text: string, from: number, to: number): number | undefined {
  if (to <= from || to - from > 15) return undefined
  let value = 0
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return undefined
    value = value * 10 + digit
  }
  return value
}

/** `-1` and `1e+06`, as gcov and geninfo write some. */
function hitsOf(text: string): number | undefined {
  return PLAIN_NUMBER.test(text) ? Number(text) : undefined
}

function count(value: string, number: number): number {
  const found = digits(value.trim(), 0, value.trim().length)
  if (found !== undefined) return found
  throw new ReportError('it is no whole number', number)
}

/** Adds a record to its file: a line that ran in any of them ran. */
function close({ file, ran, listed, hit, found, covered }: Record, number: number): void {
  if (ran.size > 0) {
    const distinct = [...ran.values()].filter(Boolean).length
    if (found !== undefined && found !== listed && found !== ran.size)
      throw new ReportError(`it says LF:${found}, and has ${ran.size} lines`, number)
    if (covered !== undefined && covered !== hit && covered !== distinct)
      throw new ReportError(`it says LH:${covered}, and has ${distinct} lines that ran`, number)
  } else if ((covered ?? 0) > (found ?? 0)) throw new ReportError('more lines ran than there are', number)
  if (file.ran.size === 0) file.ran = ran
  else for (const [line, did] of ran) if (did || !file.ran.has(line)) file.ran.set(line, did)
  if (ran.size > 0) return
  file.covered = Math.max(file.covered, covered ?? 0)
  file.total = Math.max(file.total, found ?? 0)
}
