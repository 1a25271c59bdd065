import { mkdirSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { dirname } from 'node:path'
import { voucherServer } from '../src/server.ts'
import { createVoucherBook } from '../src/vouchers.ts'

/** Redeems a cent many times over HTTP, a few at once, and writes what was measured in the form of github-action-benchmark. */
const [output = 'reports/load.json'] = process.argv.slice(2)
const REQUESTS = 2000
const AT_ONCE = 8

const book = createVoucherBook()
book.issue({ code: 'LOAD', cents: REQUESTS, until: '2026-12-31' })
const server = voucherServer(book, () => '2026-11-10')
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const { port } = server.address() as AddressInfo
const times: number[] = []
// `maxRSS` would not do: on Linux it begins with what the program needed that started this one.
let memory = 0
let left = REQUESTS
const lane = async (): Promise<void> => {
  while (left-- > 0) {
    const started = performance.now()
    const answer = await fetch(`http://127.0.0.1:${port}/api/vouchers/LOAD/redemptions?cents=1`, { method: 'POST' })
    if (answer.status !== 200) throw new Error(`status ${answer.status}`)
    await answer.text()
    times.push(performance.now() - started)
    memory = Math.max(memory, process.memoryUsage.rss())
  }
}
const began = performance.now()
await Promise.all(Array.from({ length: AT_ONCE }, lane))
const seconds = (performance.now() - began) / 1000
server.close()
times.sort((a, b) => a - b)
const p95 = times[Math.floor(times.length * 0.95)] ?? Infinity
const figures = [
  { name: 'redeem p95', unit: 'ms', value: Number(p95.toFixed(3)) },
  { name: 'redeem rate', unit: 'request/s', value: Math.floor(REQUESTS / seconds) },
  { name: 'memory peak', unit: 'MB', value: Math.ceil(memory / 1e6) },
]
mkdirSync(dirname(output), { recursive: true })
writeFileSync(output, `${JSON.stringify(figures, null, 2)}\n`)
