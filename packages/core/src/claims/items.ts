import type { Item, Spec } from '../spec/model.ts'
import { endBelow } from './below.ts'
import type { Draft } from './define.ts'
import type { Terms } from './model.ts'

/** What an item is called in an address: `Task 1.2` is `T1.2`, `FR 1` is `FR1`. */
export function itemName(id: string): string {
  return /\s/.test(id) ? id.replace(/^Task\s+/i, 'T').replace(/\s+/g, '') : id
}

/** The claim of an identified item. */
export function itemDraft({ text }: Spec, item: Item, id: string, terms: (item: Item) => Terms = () => ({})): Draft {
  const { span, value, category, checkbox } = item
  return {
    local: itemName(id),
    span,
    statement: () => ({
      text: value.text,
      wording: text.slice((category ?? value).span.from, endBelow(text, span)),
      ticked: checkbox?.ticked,
      terms: terms(item),
    }),
  }
}
