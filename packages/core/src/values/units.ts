import { composed } from '../text/letters.ts'

/** What kind of thing a quantity measures. Two quantities compare only within one. */
export type Dimension =
  | 'time'
  | 'size'
  | 'throughput'
  | 'rate'
  | 'percent'
  | 'count'
  | 'money'
  | 'pixels'
  | 'factor'
  | 'score'
  | 'power'
  | 'length'
  | 'temperature'
  | 'loudness'

/** A unit in its canonical spelling. `factor` turns a value into the dimension's base unit (s, B, B/s, per second, ...). */
export interface Unit {
  readonly unit: string
  readonly dimension: Dimension
  readonly factor: number
}

const DAY = 86_400
/** Spellings of units, canonical one first. A spelling of one letter is read as it stands, longer ones whatever their case. */
const SPELLINGS: readonly (readonly [Dimension, number, string])[] = [
  ['time', 1e-9, 'ns nanosecond nanoseconds nanos nsec nanosec nanosecs'],
  ['time', 1e-6, 'us µs μs microsecond microseconds micros usec microsec microsecs'],
  [
    'time',
    1e-3,
    'ms msec msecs millisec millisecs millisecond milliseconds millis 毫秒 ミリ秒 밀리초 millisekunde millisekunden milliseconde millisecondes',
  ],
  ['time', 1, 's sec secs second seconds 秒 초 Sek sek sekunde sekunden seconde secondes segundo segundos'],
  ['time', 60, 'min m mins minute minutes 分 分钟 分鐘 분 minuten minuto minutos'],
  ['time', 3600, 'h hr hrs hour hours Std 小时 小時 时间 時間 시간 stunde stunden heure heures hora horas'],
  ['time', DAY, 'd day days 天 日 일 tag tage jour jours día días'],
  ['time', 7 * DAY, 'w wk wks week weeks 周 週 주 woche wochen semaine semaines'],
  ['time', 30.436875 * DAY, 'mo month months mos 个月 개월 monat monate mois'],
  ['time', 365.2425 * DAY, 'y yr yrs year years 年 년 jahr jahre'],
  ['size', 1 / 8, 'bit b bits'],
  ['size', 125, 'kbit kbits kilobit kilobits'],
  ['size', 125_000, 'Mbit mbits megabit megabits'],
  ['size', 125_000_000, 'Gbit gbits gigabit gigabits'],
  ['size', 1, 'B byte bytes octet octets'],
  ['size', 1e3, 'kB kb kilobyte kilobytes ko Ko'],
  ['size', 1e6, 'MB mb megabyte megabytes meg megs mbyte mbytes Mo'],
  ['size', 1e9, 'GB gb G gigabyte gigabytes gig gigs gbyte gbytes Go'],
  ['size', 1e12, 'TB tb T terabyte terabytes To'],
  ['size', 1e15, 'PB pb petabyte petabytes'],
  ['size', 1024, 'KiB ki kibibyte kibibytes'],
  ['size', 1024 ** 2, 'MiB mi mebibyte mebibytes'],
  ['size', 1024 ** 3, 'GiB gi gibibyte gibibytes'],
  ['size', 1024 ** 4, 'TiB ti tebibyte tebibytes'],
  ['throughput', 1 / 8, 'bit/s bps'],
  ['throughput', 125, 'kbit/s kbps'],
  ['throughput', 125_000, 'Mbit/s mbps'],
  ['throughput', 125_000_000, 'Gbit/s gbps'],
  ['rate', 1, 'request/s rps'],
  ['rate', 1 / 60, 'request/min rpm'],
  ['rate', 1, 'query/s qps'],
  ['rate', 1, 'transaction/s tps'],
  ['rate', 1, 'operation/s iops'],
  ['rate', 1, 'frame/s fps'],
  ['rate', 1, 'event/s eps'],
  ['rate', 1, 'Hz hertz'],
  ['rate', 1e3, 'kHz'],
  ['rate', 1e6, 'MHz'],
  ['rate', 1e9, 'GHz'],
  ['percent', 1, '% ％ percent percentage pct percents prozent'],
  ['percent', 0.1, '‰'],
  ['percent', 0.01, 'bp'],
  ['percent', 1, 'pp ppt'],
  ['pixels', 1, 'px pixel pixels'],
  ['pixels', 16, 'rem em'],
  ['factor', 1, 'x × times'],
  ['score', 1, 'point points pts score'],
  ['power', 1, 'W watt watts'],
  ['power', 1e3, 'kW kilowatt kilowatts'],
  ['length', 1e-3, 'mm millimetre millimetres millimeter millimeters'],
  ['length', 1e-2, 'cm'],
  ['length', 1, 'metre metres meter meters'],
  ['length', 1e3, 'km kilometre kilometres kilometer kilometers'],
  ['temperature', 1, '°C ℃ celsius'],
  ['loudness', 1, 'dB decibel decibels'],
  ['money', 1, 'USD $ us$ dollar dollars'],
  ['money', 0.01, 'cent ¢ cents'],
  ['money', 1, 'EUR € euro euros'],
  ['money', 1, 'GBP £ pounds'],
  ['money', 1, 'JPY ¥ yen'],
  ['money', 1, 'CHF'],
  ['money', 1, 'INR ₹ rupees'],
  ['money', 1, 'CNY rmb yuan'],
]

/** `US` is a country, `us` a microsecond; `SEK` is money, `std` a deviation, `mo` a month, `go` and `to` are words. */
const AS_WRITTEN = new Set('us Sek sek Std ko Ko Mo Go To'.split(' '))
const EXACT = new Map<string, Unit>()
const ANY_CASE = new Map<string, Unit>()
const CANONICAL = new Map<string, Unit>()
for (const [dimension, factor, line] of SPELLINGS) {
  const spellings = line.split(' ')
  const unit: Unit = { unit: spellings[0] ?? '', dimension, factor }
  CANONICAL.set(unit.unit, unit)
  for (const spelling of spellings) {
    EXACT.set(spelling, unit)
    if (spelling.length > 1 && !AS_WRITTEN.has(spelling) && !ANY_CASE.has(spelling.toLowerCase()))
      ANY_CASE.set(spelling.toLowerCase(), unit)
  }
}
for (const [spelling, canonical] of [
  ['Mb', 'Mbit'],
  ['Gb', 'Gbit'],
  ['Kb', 'kbit'],
  ['kb', 'kB'],
  ['KB', 'kB'],
  ['kBps', 'kB/s'],
  ['MBps', 'MB/s'],
  ['GBps', 'GB/s'],
  ['KBps', 'kB/s'],
] as const) {
  const base = CANONICAL.get(canonical.replace(/\/s$/, ''))
  if (base === undefined) continue
  EXACT.set(spelling, canonical.endsWith('/s') ? { ...base, unit: canonical, dimension: 'throughput' } : base)
}

/** The unit of a spelling: `ms`, `MB`, `percent`, `rps`. `Mb` and `MB` differ; else case does not count for two letters or more. */
export function unitOf(spelling: string): Unit | undefined {
  const exact = EXACT.get(spelling)
  if (exact !== undefined) return exact
  return spelling.length > 1 && spelling.length <= 20 ? ANY_CASE.get(composed(spelling).toLowerCase()) : undefined
}

/** The unit of something per stretch of time: `request` and `min` give `request/min`. `counted` is a unit, or a noun ('' for none). */
export function perTime(counted: Unit | string, time: Unit): Unit {
  if (typeof counted === 'string')
    return { unit: `${counted}/${time.unit}`, dimension: 'rate', factor: 1 / time.factor }
  const dimension = counted.dimension === 'size' ? 'throughput' : 'rate'
  return { unit: `${counted.unit}/${time.unit}`, dimension, factor: counted.factor / time.factor }
}

/** The currency of a sign or code before a number: `$`, `US$`, `EUR`. */
export function currencyOf(sign: string): Unit | undefined {
  const unit = unitOf(sign)
  return unit?.dimension === 'money' ? unit : undefined
}
