import type { Row } from './figures.ts'

/** What a benchmark is run with. */
export interface BenchmarkOptions {
  /** Runs that count; each benchmark has its own number where none is given. */
  readonly runs?: number
  /** Hears, a line at a time, what is being done. */
  readonly say: (line: string) => void
}

/** One measurement that anybody can repeat: `npm run bench -- NAME`. */
export interface Benchmark {
  readonly says: string
  readonly run: (options: BenchmarkOptions) => Promise<readonly Row[]>
}
