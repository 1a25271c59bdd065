import type { BlockPart } from '../spec/model.ts'
import { blocks } from '../spec/views.ts'
import type { FoundFix } from './define.ts'
import { looksLike } from '../blocks/language.ts'
import { defineRule } from './define.ts'

/** A fence that does not say that it holds what the template asks for. */
export default defineRule({
  code: 'block-language',
  kind: 'local',
  severity: 'warning',
  says: ({ language, expected, other }) => {
    if (language !== '') return `The block is '${language}', and '${expected}' is expected`
    return other === undefined
      ? `The block names no language, and '${expected}' is expected`
      : `The block names no language and does not read as '${expected}', which is expected`
  },
  *check({ spec }) {
    for (const part of blocks(spec)) {
      const { expected, language } = part
      if (expected === undefined || part.state !== 'filled') continue
      const fixes = fixesOf(part, expected)
      // A drawing of characters would not become a diagram by its tag.
      const other = language === '' && fixes.length === 0 && { other: 1 }
      yield { at: part.fenceSpan, data: { language, expected, ...other }, fixes }
    }
  },
})

/** A diagram or a listing in another language would not parse as the one that is expected, so it is not retagged. */
function fixesOf({ language, languageSpan, text, known }: BlockPart, expected: string): readonly FoundFix[] {
  if (known !== undefined && language !== '') return []
  if (!looksLike(expected, text)) return []
  const { from, to } = languageSpan
  return [{ title: `Tag the block as '${expected}'`, safe: language === '', edits: [{ from, to, insert: expected }] }]
}
