import type { SlotSchema } from '../../template/schema.ts'

/** The sides of a pair or triple as the template has them: `[Library/Service]: [Version] - [Purpose]`. */
export function pairForm(key: SlotSchema, values: readonly SlotSchema[]): string {
  return `${key.placeholder}: ${values.map(({ placeholder }) => placeholder).join(' - ')}`
}

const DASH = /\S\s[-–—]{1,2}\s+\S/

/** Whether a text has the sides of a pair in it, with a dash between them in the place of the colon: `Redis - keeps the sessions`. */
export function isDashed(text: string): boolean {
  return DASH.test(text)
}
