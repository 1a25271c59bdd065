import { AstBuilder, Errors, GherkinClassicTokenMatcher, Parser, dialects } from '@cucumber/gherkin'
import type { GherkinEngine, GherkinError, GherkinLine, GherkinLineKind, StepKind } from '@truespec/core'

/** Numbers of `TokenType` in @cucumber/gherkin, which does not export it. Absent: no line of interest. */
const KINDS: Readonly<Record<number, GherkinLineKind>> = {
  4: 'tags',
  5: 'feature',
  6: 'rule',
  7: 'background',
  8: 'scenario',
  9: 'examples',
  10: 'step',
  11: 'quotes',
  12: 'row',
  14: 'text',
}

const STEPS: Readonly<Record<string, StepKind>> = { Context: 'context', Action: 'action', Outcome: 'outcome' }

/** Gherkin's own parser behind the port of the core. Its tree is not built: its lines are enough. */
export const gherkinEngine: GherkinEngine = {
  language(name) {
    return Object.hasOwn(dialects, name) ? dialects[name] : undefined
  },
  parse(source, language) {
    const lines: GherkinLine[] = []
    try {
      const parser = new Parser(new LineCollector(lines), new GherkinClassicTokenMatcher(language))
      parser.parse(source)
      return { lines, errors: [] }
    } catch (error) {
      return { lines, errors: errorsOf(error) }
    }
  },
}

/** Takes the parser's lines one by one, where gherkin's own builder makes a tree of them. */
class LineCollector extends AstBuilder {
  readonly #lines: GherkinLine[]

  constructor(lines: GherkinLine[]) {
    super(() => '')
    this.#lines = lines
  }

  override build(token: Parameters<AstBuilder['build']>[0]): void {
    const kind = KINDS[token.matchedType]
    if (kind === undefined) return
    const step = kind === 'step' ? STEPS[token.matchedKeywordType] : undefined
    const line = { line: token.location.line, kind, keyword: token.matchedKeyword ?? '' }
    this.#lines.push(step === undefined ? line : { ...line, step })
  }

  override startRule(): void {}

  override endRule(): void {}

  override reset(): void {}

  override getResult(): void {}
}

function errorsOf(error: unknown): readonly GherkinError[] {
  if (error instanceof Errors.CompositeParserException) return error.errors.map(errorOf)
  return [errorOf(error)]
}

function errorOf(error: unknown): GherkinError {
  const message = (error instanceof Error ? error.message : String(error)).replace(/^\(-?\d+:-?\d+\): /, '')
  const line = error instanceof Errors.GherkinException ? (error.location?.line ?? 1) : 1
  const kind = message.startsWith('expected: ') ? 'unexpected' : message.startsWith('unexpected end') ? 'end' : 'other'
  return { line, kind, message: message.split('\n', 1)[0] ?? '' }
}
