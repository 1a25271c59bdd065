import type { Benchmark } from './benchmark.ts'
/** stub */
export const linters: Benchmark = { says: 'stub', run: () => Promise.resolve([]) }
