import {
  CucumberExpressionGenerator,
  ExpressionFactory,
  ParameterType,
  ParameterTypeRegistry,
  type Expression,
} from '@cucumber/cucumber-expressions'
import type { Steps } from 'truespec/vitest'

/** A definition that fits a step, with its parameters as values. */
export interface Match {
  readonly pattern: string
  /** Runs the definition. `more` is the step's table or doc string. */
  run(more: readonly unknown[]): unknown
}

/** The step definitions of one scenario. */
export interface Definitions {
  matching(text: string): readonly Match[]
  /** A definition to begin with, for a step that has none. */
  snippet(keyword: string, text: string, more: string | undefined): string
}

/** Calls `define` and gathers what it defines. Throws for a pattern that is no expression. */
export function gather(define: (steps: Steps) => void): Definitions {
  const registry = new ParameterTypeRegistry()
  const factory = new ExpressionFactory(registry)
  const all: { readonly expression: Expression; readonly run: (...values: never[]) => unknown }[] = []
  const add: Steps['Given'] = (pattern, run) => void all.push({ expression: factory.createExpression(pattern), run })
  define({
    Given: add,
    When: add,
    Then: add,
    defineParameterType({ name, regexp, transformer }) {
      registry.defineParameterType(new ParameterType<unknown>(name, regexp, null, transformer ?? ((text) => text)))
    },
  })
  return {
    matching: (text) =>
      all.flatMap(({ expression, run }) => {
        const found = expression.match(text)
        if (!found) return []
        const start = (more: readonly unknown[]): unknown =>
          run(...([...found.map((each) => each.getValue<unknown>(undefined)), ...more] as never[]))
        return [{ pattern: expression.source, run: start }]
      }),
    snippet(keyword, text, more) {
      const [generated] = new CucumberExpressionGenerator(() => registry.parameterTypes).generateExpressions(text)
      const names = [...(generated?.parameterNames ?? []), ...(more === undefined ? [] : [more])]
      const pattern = `'${(generated?.source ?? text).replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
      return `${keyword}(${pattern}, (${names.join(', ')}) => {\n  throw new Error('to be written')\n})`
    },
  }
}
