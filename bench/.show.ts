import { sampleOf } from '/work/main/packages/core/test/fuzz/documents.ts'
const [seed, i] = process.argv.slice(2).map(Number)
const s = sampleOf(seed!, i!)
console.log(JSON.stringify(s.text))
if (process.argv[4]) console.log(s.template)
