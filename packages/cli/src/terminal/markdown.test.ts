import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostileText } from '../../../core/test/report.ts'
import { paintFor } from './colors.ts'
import { renderMarkdown } from './markdown.ts'

const PAGE = `# date-order

Last Updated is before
Created, see [the guide](guide.md).


## Reported

- a list entry that is long enough to be wrapped
- another

\`\`\`\`markdown
# T

\`\`\`ts
\tlet x
\`\`\`
   ^^^ date-order
\`\`\`\`
| a | b |
| - | - |
`

test('a page: headings, paragraphs wrapped, lists, fences as they stand', () => {
  expect(renderMarkdown(PAGE, { width: 30 })).toBe(`date-order

Last Updated is before
Created, see the guide
(guide.md).

Reported

- a list entry that is long
  enough to be wrapped
- another

    # T

    \`\`\`ts
        let x
    \`\`\`
       ^^^ date-order
| a | b |
| - | - |
`)
})

test('headings, strong words and code have their style', () => {
  const text = renderMarkdown('# A\n\n**b** and `c`\n', { paint: paintFor({}, { FORCE_COLOR: '1' }) })
  expect(text).toBe('\u001b[1mA\u001b[22m\n\n\u001b[1mb\u001b[22m and \u001b[36m`c`\u001b[39m\n')
})

test('no line is lost or obeyed, whatever the text holds', () => {
  fc.assert(
    fc.property(fc.array(hostileText), (parts) => {
      expect(renderMarkdown(parts.join('\n'))).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
    }),
  )
})
