import { probe } from '/work/main/packages/core/test/fuzz/probe.ts'
const [seed = 1, from = 0, n = 500] = process.argv.slice(2).map(Number)
const t = performance.now()
let cpu = process.cpuUsage()
const seen = new Map<string, [number, string][]>()
let findings = 0,
  max = 0
for (let i = from; i < from + n; i++) {
  const r = probe(seed, i)
  findings += r.findings
  max = Math.max(max, r.time)
  for (const p of r.problems) {
    const key = p.replace(/\d+/g, 'N').slice(0, 90)
    const l = seen.get(key) ?? []
    l.push([i, p])
    seen.set(key, l)
  }
}
cpu = process.cpuUsage(cpu)
console.log(
  `${n} in ${((performance.now() - t) / 1000).toFixed(1)} s wall, cpu ${((cpu.user + cpu.system) / 1e6).toFixed(1)} s; findings ${findings}; slowest ${max.toFixed(0)} ms`,
)
for (const [k, l] of [...seen].sort((a, b) => b[1].length - a[1].length))
  console.log(
    l.length,
    l
      .slice(0, 4)
      .map((x) => x[0])
      .join(','),
    l[0]![1].slice(0, 700),
  )
