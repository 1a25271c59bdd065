import type { SlotSchema } from '../../template/schema.ts'

/** The sides of a pair or triple as the template has them: `[Library/Service]: [Version] - [Purpose]`. */
export function pairForm(key: SlotSchema, values: readonly SlotSchema[]): string {
  return `${key.placeholder}: ${values.map(({ placeholder }) => placeholder).join(' - ')}`
}
