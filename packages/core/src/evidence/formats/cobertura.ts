import { defineFormat, ReportError, type ReportReader, type Sink } from '../define.ts'
import { isoTime } from '../json.ts'
import { readXml, rootOf, type XmlElement, type XmlNode } from '../xml.ts'

/** Milliseconds from here on, seconds below: both are written. */
const FIRST_MILLISECONDS = 1e11

/** Cobertura XML, http://cobertura.sourceforge.net/xml/coverage-04.dtd, as coverage.py, Istanbul, gcovr, coverlet and PHPUnit write it. */
export default defineFormat({
  name: 'cobertura',
  says: 'Cobertura XML (coverage.py, Istanbul, gcovr, coverlet, PHPUnit)',
  detects(head) {
    const root = rootOf(head)
    return root?.name === 'coverage' && /\s(?:line-rate|lines-valid|branch-rate)\s*=/.test(root.attributes)
  },
  open: coberturaReader,
})

/** One file: several classes may stand in it, and methods repeat the lines of their class. */
interface File {
  readonly line: number
  /** Whether a line ran, by its number. */
  readonly lines: Map<number, boolean>
}

function coberturaReader(sink: Sink): ReportReader {
  const files = new Map<string, File>()
  const sources = new Set<string>()
  let root: XmlElement | undefined

  function source(): XmlNode {
    let text = ''
    return {
      text: (piece) => void (text += piece),
      close: () => void (text.trim() !== '' && sources.add(text.trim())),
    }
  }

  function fileOf({ attributes, line }: XmlElement): File {
    const { filename } = attributes
    if (filename === undefined || filename === '') throw new ReportError('a class names no file', line)
    const known = files.get(filename)
    if (known) return known
    const own: File = { line, lines: new Map() }
    files.set(filename, own)
    return own
  }

  const reader = readXml((element) => {
    if (element.name !== 'coverage')
      throw new ReportError(`it is no Cobertura XML: its root is <${element.name}>`, element.line)
    root = element
    return below({
      sources: () => ({ open: (child) => (child.name === 'source' ? source() : undefined) }),
      packages: () =>
        below({ package: () => below({ classes: () => below({ class: (of) => classNode(fileOf(of)) }) }) }),
    })
  })

  return {
    write: reader.write,
    end() {
      reader.end()
      const attributes = root?.attributes ?? {}
      const written = Number(attributes['timestamp'] ?? Number.NaN)
      const time = isoTime(written < FIRST_MILLISECONDS ? Math.floor(written) * 1000 : written)
      if (time !== undefined) sink.about({ time })
      if (Number(attributes['lines-valid'] ?? 0) > 0 && files.size === 0)
        throw new ReportError('it is not whole: it counts lines, and has no file', root?.line)
      for (const [file, { line, lines }] of files) {
        const covered = [...lines.values()].filter(Boolean).length
        // Of several roots it does not say which is the file's: each may be, and then the file is ambiguous.
        const roots = isAbsolute(file) || sources.size === 0 ? [undefined] : [...sources]
        for (const from of roots) sink.result({ kind: 'coverage', file, root: from, covered, total: lines.size, line })
      }
    },
  }
}

/** What takes children by their names. */
function below(takes: Readonly<Record<string, (child: XmlElement) => XmlNode>>): XmlNode {
  return { open: (child) => (Object.hasOwn(takes, child.name) ? takes[child.name]?.(child) : undefined) }
}

function classNode(file: File): XmlNode {
  const lines = (): XmlNode => below({ line: (line) => takeLine(file, line) })
  return below({ lines, methods: () => below({ method: () => below({ lines }) }) })
}

function takeLine(file: File, { attributes, line }: XmlElement): XmlNode {
  const number = attributes['number'] ?? ''
  const hits = attributes['hits'] ?? ''
  if (!/^\d{1,15}$/.test(number) || !/^-?\d+$/.test(hits))
    throw new ReportError(`a line has the number '${number.slice(0, 40)}' and the hits '${hits.slice(0, 40)}'`, line)
  const ran = /^\d*[1-9]/.test(hits)
  file.lines.set(Number(number), ran || file.lines.get(Number(number)) === true)
  return {}
}

function isAbsolute(path: string): boolean {
  return /^(?:[\\/]|[A-Za-z]:[\\/])/.test(path)
}
