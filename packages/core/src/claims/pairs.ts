import type { Pair } from '../spec/model.ts'
import { slug } from '../values/words.ts'
import type { Draft } from './define.ts'
import type { Terms } from './model.ts'

/** The claim of an entry `Key: value`, by its key: `UT-session-store`. A slash or an underscore parts words. */
export function pairDraft(prefix: string, { key, values, span }: Pair, terms: Terms = {}): Draft {
  return {
    local: `${prefix}-${slug(key.text.replace(/[/_]/g, '-'))}`,
    span,
    text: [key.text, ...values.map((value) => value.text)].join(': '),
    terms,
  }
}
