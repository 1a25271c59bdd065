const TIME = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/
/** Before it no report was written: some tools write 1970 where they know no time. */
const FIRST_YEAR = 1990

/** The time that a report gives, ISO 8601 with its zone, and its milliseconds since 1970. */
export interface ReportTime {
  readonly text: string
  readonly at: number
}

/** `2026-11-22T10:00:00.5+01:00` as it stands. Without a zone it is UTC. Undefined for what is no time. */
export function reportTime(written: string | undefined): ReportTime | undefined {
  const [, year = '', month = '', day = '', clock = '', zone = 'Z'] = TIME.exec(written?.trim() ?? '') ?? []
  if (Number(year) < FIRST_YEAR || Number(day) > new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate())
    return undefined
  const text = `${year}-${month}-${day}T${clock}${zoneOf(zone)}`
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : { text, at }
}

/** The earlier of two. */
export function earlier(one: ReportTime | undefined, other: ReportTime | undefined): ReportTime | undefined {
  if (!one || !other) return one ?? other
  return other.at < one.at ? other : one
}

/** `+0100` and `+01` as `+01:00`. */
function zoneOf(zone: string): string {
  if (!/^[+-]/.test(zone)) return 'Z'
  return `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`
}
