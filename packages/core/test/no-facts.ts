import type { Facts } from '../src/facts/model.ts'

/** A repository of which nothing is known: every link leads to a file, there is no manifest and no git. */
export const noFacts: Facts = {
  files: { kind: () => 'file', anchors: () => new Set() },
  packages: { known: false, find: () => undefined },
  git: undefined,
}
