import { ReportError, type ReportFormat } from '../src/evidence/define.ts'
import type { ReportHead, Result } from '../src/evidence/model.ts'

/** What a format made of a report: all that it said, or why it refused. */
export type ReadReport =
  | { readonly head: ReportHead; readonly results: readonly Result[] }
  | { readonly error: string; readonly line: number | undefined }

/** Reads a report in pieces of `size` characters. Only a `ReportError` is caught: all else is a fault of the reader. */
export function readReport(format: ReportFormat, text: string, size: number = text.length): ReadReport {
  const results: Result[] = []
  const head: { commit?: string; time?: string } = {}
  try {
    const reader = format.open({
      result: (result) => void results.push(result),
      about: (said) => void Object.assign(head, said),
    })
    for (let from = 0; from < text.length; from += size) reader.write(text.slice(from, from + size))
    reader.end()
    return { head, results }
  } catch (error) {
    if (error instanceof ReportError) return { error: error.message, line: error.line }
    throw error
  }
}
