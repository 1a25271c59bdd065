import { statisticIn } from '../../values/statistic.ts'
import { defineFormat, readJson, ReportError } from '../define.ts'
import { asObject, numberOf } from '../json.ts'

/** The measures that Bencher has itself; of those that a project adds, only Bencher knows the units. */
const UNITS: ReadonlyMap<string, string> = new Map([
  ['latency', 'ns'],
  ['throughput', 'operation/s'],
  ['build-time', 's'],
  ['file-size', 'B'],
])
const TEXT = String.raw`"(?:[^"\\]|\\.){0,2000}"\s{0,100}`
const NUMBER = String.raw`\s{0,100}-?\d[\d.eE+-]{0,40}\s{0,100}`
const LIMIT = String.raw`"(?:value|lower_value|upper_value)"\s{0,100}:${NUMBER}`
/** `{ "NAME": { "MEASURE": { "value": 1 } ...`: the first of its figures, with nothing in it that is another's. */
const START = new RegExp(
  String.raw`^\uFEFF?\s{0,100}\{\s{0,100}${TEXT}:\s{0,100}\{\s{0,100}${TEXT}:\s{0,100}\{\s{0,100}${LIMIT}(?:,\s{0,100}${LIMIT}){0,2}\}`,
)

/** Bencher Metric Format. A figure is of `NAME` and of `NAME > MEASURE`: the name of the metric is the latter. */
export default defineFormat({
  name: 'bencher',
  says: 'Bencher Metric Format',
  detects: (head) => START.test(head),
  open: (sink) =>
    readJson((value) => {
      for (const [name, measures] of Object.entries(asObject(value, 'the report')))
        for (const [measure, figure] of Object.entries(asObject(measures, name))) {
          const where = `${name}.${measure}`
          const value = numberOf(asObject(figure, where), 'value', where)
          if (value === undefined) throw new ReportError(`${where} has no value`)
          const unit = UNITS.get(measure) ?? ''
          const statistic = statisticIn(`${name} ${measure}`)
          sink.result({ kind: 'metric', name: `${name} > ${measure}`, statistic, value, unit, line: undefined })
        }
    }),
})
