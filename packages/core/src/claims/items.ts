import type { Item, Spec } from '../spec/model.ts'
import { endBelow } from './below.ts'
import type { Draft } from './define.ts'
import type { Terms } from './model.ts'

/** The claim of an identified item: `Task 1.2` is `T1.2`, `FR 1` is `FR1`. */
export function itemDraft({ text }: Spec, item: Item, id: string, terms: (item: Item) => Terms = () => ({})): Draft {
  const { span, value, category, checkbox } = item
  return {
    local: /\s/.test(id) ? id.replace(/^Task\s+/i, 'T').replace(/\s+/g, '') : id,
    span,
    statement: () => ({
      text: value.text,
      wording: text.slice((category ?? value).span.from, endBelow(text, span)),
      ticked: checkbox?.ticked,
      terms: terms(item),
    }),
  }
}
