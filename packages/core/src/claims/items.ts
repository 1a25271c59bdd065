import type { Item } from '../spec/model.ts'
import type { Draft } from './define.ts'

/** The claim of an identified item: `Task 1.2` is `T1.2`, `FR 1` is `FR1`. */
export function itemDraft({ span, value, checkbox }: Item, id: string): Draft {
  const local = id.replace(/^Task\s+/i, 'T').replace(/\s+/g, '')
  return { local, span, text: value.text, ticked: checkbox?.ticked }
}
