import { sampleOf } from '/work/main/packages/core/test/fuzz/documents.ts'
import { gherkinEngine as gherkin } from '../packages/cli/src/engines/gherkin.ts'
import { createMarkdownEngine } from '../packages/cli/src/node/markdown.ts'
import * as c from '../packages/core/src/index.ts'
import { settle } from '../packages/core/src/check/settle.ts'
import { applyFixes, planFixes } from '../packages/core/src/check/fix.ts'
const markdown = createMarkdownEngine()
const book = c.createRuleBook(c.RULES)
const [seed, ...ids] = process.argv.slice(2).map(Number)
for (const i of ids) {
  const s = sampleOf(seed!, i)
  const schema = c.compile(s.template, markdown, { name: 't' })
  const check = (text: string) =>
    settle(
      {
        result: c.analyse({ file: 'specs/a.md', text, schema, config: c.defaultConfig, today: '2026-11-22' }, book, {
          markdown,
          gherkin,
        }),
        found: [],
        blind: new Set(),
      },
      book,
      c.defaultConfig,
    )
  let text = s.text
  for (let r = 0; r < 100; r++) {
    const p = planFixes(check(text), new Map([['specs/a.md', text]]), { unsafe: true })
    const next = applyFixes(text, p.edits.get('specs/a.md') ?? [])
    if (next === text) {
      console.log(i, 'stable', r)
      break
    }
    if (r >= 97)
      console.log(
        i,
        r,
        p.fixed.length,
        [...new Set(p.fixed.map((f) => f.code))].join(' '),
        JSON.stringify(
          p.fixed.slice(0, 3).map((f) => [
            f.message.slice(0, 200),
            f.fixes[0]!.title,
            f.fixes
              .flatMap((x) => x.edits)
              .slice(0, 2)
              .map((e) => [e.from, e.to, text.slice(e.from - 20, e.to + 10), e.insert.slice(0, 60)]),
          ]),
        ).slice(0, 900),
      )
    text = next
  }
}
