import { findStatus, type Config } from '@truespec/core'

/** The lifecycle's name for a status text, where it has one. */
export function statusName({ lifecycle }: Pick<Config, 'lifecycle'>): (text: string) => string | undefined {
  return (text) => findStatus(lifecycle, text)?.name
}
