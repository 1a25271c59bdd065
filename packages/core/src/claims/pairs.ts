import type { Pair, Spec } from '../spec/model.ts'
import { claimName } from './address.ts'
import { endBelow } from './below.ts'
import type { Draft } from './define.ts'
import type { Terms } from './model.ts'

/** The claim of an entry `Key: value`, by its key: `UT-session-store`. */
export function pairDraft(
  { text }: Spec,
  prefix: string,
  pair: Pair,
  terms: (pair: Pair) => Terms = () => ({}),
): Draft {
  const { key, values, span } = pair
  return {
    ...claimName(prefix, key.text),
    span,
    statement: () => ({
      text: [key.text, ...values.map((value) => value.text)].join(': '),
      wording: text.slice(span.from, endBelow(text, span)),
      terms: terms(pair),
    }),
  }
}
