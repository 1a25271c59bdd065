import type { Span } from '../text/span.ts'
import type { GherkinLine, StepKind } from './engines.ts'
import type { BlockFault } from './fault.ts'
import type { Background, GherkinBlock, Named, Scenario, Step, StrayLine } from './gherkin-model.ts'
import type { GherkinSource, SourceLine } from './gherkin-source.ts'
import { cellsOf } from './gherkin-table.ts'
import { featureNear, keywordNear, scenarioNear } from './gherkin-word.ts'

/** A fault of the rule `gherkin-syntax`. */
export function gherkinFault(span: Span, reason: string): BlockFault {
  return { rule: 'gherkin-syntax', span: { from: span.from, to: span.to }, reason }
}

/** What is being gathered between a scenario's first line and its last. */
interface Open {
  readonly kind: 'background' | 'scenario'
  readonly bare: boolean
  readonly name: string
  readonly nameSpan: Span
  readonly lineSpan: Span
  readonly tags: readonly Named[]
  readonly steps: Step[]
  readonly parameters: Named[]
  readonly examples: (readonly Named[])[]
  readonly description: SourceLine[]
  outline: boolean
  to: number
}

/** Goes over the lines in order. A class because it is one state that every kind of line moves on. */
export class GherkinReader {
  readonly faults: BlockFault[] = []
  readonly #text: string
  readonly #source: GherkinSource
  readonly #scenarios: Scenario[] = []
  readonly #backgrounds: Background[] = []
  readonly #stray: StrayLine[] = []
  #open: Open | undefined
  #heading: SourceLine[] = []
  #tags: readonly Named[] = []
  #quoted: number | undefined
  #columns: number | undefined
  /** How many cells the row before had; rows that miss the header in the same way are one fault. */
  #cells = 0
  /** The headers of the examples that are being read, until a row below them shows that they run. */
  #headers: readonly Named[] = []
  #examples = false
  #kind: StepKind = 'unknown'
  #last = 0

  constructor(text: string, source: GherkinSource) {
    this.#text = text
    this.#source = source
  }

  take(line: GherkinLine): void {
    const place = this.#source.lines[line.line - 1]
    if (line.kind !== 'row') this.#columns = undefined
    if (place === undefined) return
    const span = { from: place.from, to: place.to }
    if (line.kind === 'step') this.#step(line, span)
    else if (line.kind === 'text') this.#words(span)
    else if (line.kind === 'tags') this.#tags = this.#tagsFrom(span, this.#source.lines[line.line]?.from)
    else if (line.kind === 'row') this.#row(span)
    else if (line.kind === 'quotes') this.#quote(span)
    else if (line.kind === 'examples') this.#startExamples()
    else if (line.kind === 'feature' || line.kind === 'rule') this.#close()
    else this.#start(line.kind, line.keyword, span)
    if (line.kind !== 'tags' && this.#open !== undefined && line.kind !== 'feature' && line.kind !== 'rule')
      this.#open.to = span.to
    if (line.kind !== 'tags' && line.kind !== 'examples') this.#forgetTags(line.kind)
    this.#last = span.to
  }

  finish(): Omit<GherkinBlock, 'faults'> {
    this.#close()
    this.#describe(this.#heading, false)
    const feature = this.#misspeltFeature()
    if (feature) this.#stray.push(feature)
    const stray = this.#stray.toSorted((a, b) => a.span.from - b.span.from)
    return { scenarios: this.#scenarios, backgrounds: this.#backgrounds, stray }
  }

  #forgetTags(kind: GherkinLine['kind']): void {
    if (kind !== 'scenario') this.#tags = []
  }

  #start(kind: 'background' | 'scenario', keyword: string, span: Span): void {
    this.#close()
    const at = span.from + keyword.length + 1
    const nameSpan = this.#trimStart({ from: Math.min(at, span.to), to: span.to })
    const outline = kind === 'scenario' && this.#source.words.scenarioOutline.includes(keyword)
    this.#open = opened(kind, {
      outline,
      nameSpan,
      lineSpan: span,
      name: this.#text.slice(nameSpan.from, nameSpan.to),
      tags: this.#tags,
    })
    this.#tags = []
    this.#find(nameSpan)
  }

  #step(line: GherkinLine, span: Span): void {
    const open = this.#openFor(line, span)
    const textSpan = this.#trimStart({ from: Math.min(span.from + line.keyword.length, span.to), to: span.to })
    if (line.step !== undefined) this.#kind = line.step
    const text = this.#text.slice(textSpan.from, textSpan.to)
    open.steps.push({ keyword: line.keyword.trim(), kind: this.#kind, text, span, textSpan })
    this.#find(textSpan)
  }

  #openFor(line: GherkinLine, span: Span): Open {
    const { steps, bare } = this.#open ?? { steps: [], bare: false }
    const again = bare && line.step === 'context' && steps.at(-1)?.kind === 'outcome' && this.#gapBefore(span)
    if (this.#open !== undefined && !again) return this.#open
    this.#close()
    const nameSpan = { from: span.from, to: span.from }
    this.#open = opened('scenario', { bare: true, nameSpan, lineSpan: span, tags: this.#tags })
    this.#describe(this.#heading, true)
    this.#heading = []
    return this.#open
  }

  /** More than one line end between the line before and this one. */
  #gapBefore(span: Span): boolean {
    const between = this.#text.slice(this.#last, span.from)
    return /\n[^\n]*\n|\r[^\r\n]*\r(?!\n)/.test(between)
  }

  #words(span: Span): void {
    if (this.#quoted === undefined) (this.#open?.description ?? this.#heading).push(span)
  }

  /** What stands in a doc string is searched as a whole: gherkin saw no line of it that looks like a comment. */
  #quote(span: Span): void {
    if (this.#quoted !== undefined) this.#find({ from: this.#quoted, to: span.from })
    this.#quoted = this.#quoted === undefined ? span.to : undefined
  }

  #startExamples(): void {
    if (this.#open === undefined) return
    this.#open.outline = true
    this.#examples = true
  }

  #row(span: Span): void {
    const cells = cellsOf(this.#text, span)
    const columns = this.#columns
    if (columns === undefined) {
      this.#columns = cells.length
      this.#headers = this.#examples ? cells.filter((cell) => cell.name !== '') : []
    } else {
      if (this.#headers.length > 0) this.#open?.examples.push(this.#headers)
      this.#headers = []
      if (columns !== cells.length && this.#cells !== cells.length)
        this.faults.push(gherkinFault(span, `a row of ${cells.length} in a table of ${columns} columns`))
    }
    this.#cells = cells.length
    if (!this.#examples) for (const cell of cells) this.#find(cell.span)
  }

  /** `<name>`, as an outline's examples replace it. */
  #find(span: Span): void {
    const open = this.#open
    if (open === undefined) return
    for (const match of this.#text.slice(span.from, span.to).matchAll(/<([^<>\s][^<>]*)>/g)) {
      const from = span.from + match.index
      open.parameters.push({ name: match[1] ?? '', span: { from, to: from + match[0].length } })
    }
  }

  /** All tags from the first tag line of a run on: gherkin saw only that line. */
  #tagsFrom(first: Span, next: number | undefined): readonly Named[] {
    const tags: Named[] = []
    for (const line of this.#text.slice(first.from, next).matchAll(/[^\r\n]+/g)) {
      for (const match of line[0].replace(/(?:^|\s)#.*$/, '').matchAll(/@[^@\s]+/g)) {
        const from = first.from + line.index + match.index
        tags.push({ name: match[0], span: { from, to: from + match[0].length } })
      }
    }
    return tags
  }

  #trimStart(span: Span): Span {
    const inner = this.#text.slice(span.from, span.to)
    return { from: span.from + inner.length - inner.trimStart().length, to: span.to }
  }

  #close(): void {
    const open = this.#open
    this.#open = undefined
    this.#examples = false
    this.#quoted = undefined
    this.#kind = 'unknown'
    if (open === undefined) return
    const span = { from: open.lineSpan.from, to: open.to }
    this.#describe(open.description, open.steps.length > 0)
    if (open.kind === 'background') this.#backgrounds.push({ span, steps: open.steps })
    else {
      const { name, nameSpan, lineSpan, outline, steps, tags, examples, bare } = open
      const parameters = outline ? open.parameters : []
      this.#scenarios.push({ name, span, nameSpan, lineSpan, outline, steps, tags, parameters, examples, bare })
    }
  }

  /** Reports the lines of a description that are none: `within` steps every line, elsewhere what reads like a step. */
  #describe(lines: readonly SourceLine[], within: boolean): void {
    let told = false
    let scenario: StrayLine | undefined
    const isAboveBare = within && lines === this.#heading
    for (const [i, line] of lines.entries()) {
      const { word, wordSpan, meant, exact } = keywordNear(this.#text, line, this.#source)
      const like = exact || (meant !== undefined && word.length > 3 && !/^the[a-z]$/i.test(word))
      if (!within) scenario ??= this.#misspeltScenario(line, () => this.#areSteps(lines, i + 1))
      // Steps that belong to no scenario: those below a line that was meant as one, and those that are right in themselves.
      const isBelow = meant === word && scenario !== undefined
      const isLost = isBelow || (meant === word && this.#isStep(line, wordSpan))
      if (!within && (!like || (told && isLost))) continue
      if (isLost) told = true
      this.#stray.push(
        (isBelow ? scenario : isAboveBare ? this.#misspeltScenario(line, () => true) : undefined) ?? {
          span: { from: line.from, to: line.to },
          word,
          wordSpan,
          nearest: like || within ? meant : undefined,
        },
      )
    }
  }

  /** Whether the lines from one on are steps with their tables, as far as nothing else stands between them. */
  #areSteps(lines: readonly SourceLine[], from: number): boolean {
    for (let i = from; i < lines.length; i++) {
      const [above, line] = [lines[i - 1] as SourceLine, lines[i] as SourceLine]
      if (/^[ \t]*[^\s#]/m.test(this.#text.slice(above.to, line.from))) return true
      const { word, wordSpan, meant } = keywordNear(this.#text, line, this.#source)
      const isRow = i > from && this.#text[line.from] === '|'
      if (!isRow && (meant !== word || !this.#isStep(line, wordSpan))) return false
    }
    return true
  }

  /** Whether a keyword stands as gherkin wants it: before all else, and white space behind it. */
  #isStep(line: SourceLine, word: Span): boolean {
    return word.from === line.from && /^\s?$/.test(this.#text.slice(word.to, Math.min(word.to + 1, line.to)))
  }

  /** The first line of a block that has no feature, and whose scenarios stand for themselves: gherkin never sees it as what it is. */
  #misspeltFeature(): StrayLine | undefined {
    const { lines, bare } = this.#source
    const [made, first] = lines
    if (made !== undefined || first === undefined || bare) return undefined
    const { word, wordSpan, meant } = featureNear(this.#text, first, this.#source) ?? {}
    if (word === undefined || wordSpan === undefined) return undefined
    return { span: { from: first.from, to: first.to }, word, wordSpan, nearest: meant, opens: 'steps' }
  }

  #misspeltScenario(line: SourceLine, areSteps: () => boolean): StrayLine | undefined {
    const { word, wordSpan, meant } = scenarioNear(this.#text, line, this.#source) ?? {}
    if (word === undefined || wordSpan === undefined) return undefined
    const span = { from: line.from, to: line.to }
    return { span, word, wordSpan, nearest: meant, opens: areSteps() ? 'steps' : 'prose' }
  }
}

function opened(kind: Open['kind'], known: Partial<Open> & Pick<Open, 'nameSpan' | 'lineSpan' | 'tags'>): Open {
  const fresh = {
    steps: [],
    parameters: [],
    examples: [],
    description: [],
    outline: false,
    bare: false,
    name: '',
    to: known.lineSpan.to,
  }
  return { kind, ...fresh, ...known }
}
