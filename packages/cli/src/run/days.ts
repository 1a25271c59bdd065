import { UserError } from '../errors.ts'

/** The day that a run takes as today: what was given, else the day in UTC. Throws `UserError` for what is no date. */
export function todayOf(given: string | undefined): string {
  if (given === undefined) return new Date().toISOString().slice(0, 10)
  const date = /^\d{4}-\d{2}-\d{2}$/.test(given) ? new Date(`${given}T00:00:00Z`) : undefined
  if (date === undefined || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== given) {
    throw new UserError({ what: `--today ${given} is no date`, next: 'write it as YYYY-MM-DD' })
  }
  return given
}
