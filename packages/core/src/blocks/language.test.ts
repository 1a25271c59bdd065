import { expect, test } from 'vitest'
import { looksLike } from './language.ts'

test.each([
  ['mermaid', 'graph TD\nA --> B'],
  ['mermaid', '---\ntitle: a\n---\n%% a comment\n\n  sequenceDiagram\nA->>B: c'],
  ['mermaid', 'stateDiagram-v2\n[*] --> A'],
  ['mermaid', 'graph TD\nA[broken'],
  ['typescript', '// types\nexport interface A<T> {\n  b: T\n}'],
  ['typescript', 'type A = "b" | "c"'],
  ['typescript', "import type { A } from './a.ts'"],
  ['typescript', 'const a = 1'],
  ['gherkin', '# a comment\nGivn a\nWhen b'],
  ['gherkin', '  Scenario Outline: a'],
  ['gherkin', '# language: de\r\nFunktionalität: Buchen\r\n'],
  ['gherkin', '\n  #language : ja\n機能: 予約\n'],
  ['json', 'anything'],
])('%s: %j does', (language, text) => {
  expect(looksLike(language, text)).toBe(true)
})

test.each([
  ['mermaid', '+-----+   +-----+\n|  A  |-->|  B  |\n+-----+   +-----+'],
  ['mermaid', 'graphics card --> screen'],
  ['mermaid', ''],
  ['typescript', '{ "type": "object" }'],
  ['typescript', 'type of account: text\nclass Account:\n    pass'],
  ['gherkin', '# languages: de, en\nprint(a)'],
  ['gherkin', 'Funktionalität: Buchen'],
  ['gherkin', 'When in doubt, nothing happens.'.replace('When', 'Whenever')],
])('%s: %j does not', (language, text) => {
  expect(looksLike(language, text)).toBe(false)
})

test('a long text is read in no more than linear time', () => {
  const start = performance.now()
  for (const text of [
    ' '.repeat(500_000),
    `#${' '.repeat(500_000)}`,
    `# language${' '.repeat(500_000)}:${' '.repeat(500_000)}a${' '.repeat(500_000)}`,
    'type a'.repeat(100_000),
    'type a\n'.repeat(100_000),
    'Given'.repeat(100_000),
  ])
    for (const language of ['mermaid', 'typescript', 'gherkin']) looksLike(language, text)
  expect(performance.now() - start).toBeLessThan(10_000)
})
