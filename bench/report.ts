import { closeSync, openSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Benchmark } from './benchmark.ts'
import { makeRepository, withFolder } from './folder.ts'
import { TODAY } from './spec-text.ts'
import { repeat, truespec } from './truespec.ts'

const [SMALL, LARGE] = [25e6, 200e6]

/** How long a report is read, and what it needs: the memory of a long one beside that of a short one. */
export const report: Benchmark = {
  says: 'a JUnit file of 200 MB, read by `truespec verify` as a stream, beside one of 25 MB',
  run: ({ runs = 3 }) =>
    withFolder(async (folder) => {
      const [root, caches] = [join(folder, 'repository'), join(folder, 'caches')]
      makeRepository(root, 1, { bytes: 5600, diagrams: 'none' })
      const read = async (bytes: number) => {
        const path = join(folder, `${bytes}.xml`)
        const size = writeReport(path, bytes)
        const program = truespec(root, caches, 'verify', '--no-cache', '--today', TODAY, '--report', path)
        return { size, runs: await repeat(program, runs, { memory: true }) }
      }
      const [short, long] = [await read(SMALL), await read(LARGE)]
      const peak = ({ runs }: typeof long): number => Math.min(...runs.flatMap(({ peak }) => peak ?? []))
      return [
        { what: 'read and bound, a second', unit: 'MB', measured: long.runs.map(({ wall }) => long.size / 1e3 / wall) },
        {
          what: 'memory of 200 MB by that of 25 MB',
          unit: 'x',
          budget: 1.3,
          measured: [peak(long) / peak(short)],
          note: `${peak(short).toFixed(0)} and ${peak(long).toFixed(0)} MB`,
        },
      ]
    }),
}

/** Writes a report of about so many bytes, whose tests bear no address. Gives its size. */
function writeReport(path: string, bytes: number): number {
  const file = openSync(path, 'w')
  writeSync(file, '<testsuites><testsuite name="long">\n')
  let written = 0
  for (let i = 0; written < bytes;) {
    let piece = ''
    for (const end = i + 1000; i < end; i++)
      piece += `<testcase classname="src/part-${i % 97}.test.ts" name="a label of ${i} is printed once and then kept for ${i % 30} days" time="0.0${i % 100}"/>\n`
    written += writeSync(file, piece)
  }
  writeSync(file, '</testsuite></testsuites>\n')
  closeSync(file)
  return statSync(path).size
}
