import { type BlockEngines } from '@truespec/core'

export function createEngines(_: { timeLimit: number; root: string }): BlockEngines & { close(): void } {
  return { mermaid: async (t) => t.map(() => []), types: async (t) => t.map(() => []), close() {} }
}
