import { styleText } from 'node:util'

/** Names of `util.styleText`: `'red'`, `['bold', 'red']`. */
export type Style = Parameters<typeof styleText>[0]

/** Gives text a style, or leaves it as it is where there are to be no colours. */
export interface Paint {
  (style: Style, text: string): string
}

/** Leaves every text as it is. */
export const plain: Paint = (_, text) => text

const painted: Paint = (style, text) => styleText(style, text, { validateStream: false })

/**
 * Decides once for a stream. `FORCE_COLOR` says most (`0` and `false` are no), then `NO_COLOR` (any value but an empty one), then
 * whether there is a terminal that can.
 */
export function paintFor(
  stream: { readonly isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
): Paint {
  const force = env['FORCE_COLOR']
  if (force !== undefined) return force === '0' || force === 'false' ? plain : painted
  if (env['NO_COLOR']) return plain
  return stream.isTTY === true && env['TERM'] !== 'dumb' ? painted : plain
}
