/** The promises about writing in short; `npm run soak` holds them a thousand times. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bytesStay } from './soak/bytes.ts'
import { editTogether, killAnywhere, killAtSteps } from './soak/soak.ts'

const ROOT = join(import.meta.dirname, '../../..')

test.skipIf(process.platform === 'win32')(
  'a write that is killed leaves the old text or the new one',
  { timeout: 120_000 },
  async () => {
    const steps = killAtSteps(20)
    expect(steps.broken).toEqual([])
    // Killed before its rename (steps 0 to 4 of 6) a write has not happened, behind it it has; of a new file none of the 4 steps is behind it.
    expect(steps).toMatchObject({ old: 18, new: 2 })
    const anywhere = await killAnywhere(8, Math.random)
    expect(anywhere.broken).toEqual([])
    expect(anywhere.new).toBeGreaterThan(0)
  },
)

test('of two that edit one file, neither loses an edit [SPEC-2026-11-22-007/NFR4]', { timeout: 120_000 }, async () => {
  expect(await editTogether(2, 40)).toMatchObject({ edits: 80, lost: 0 })
})

test(
  'bytes stay that nobody asked to change: of every page of the rules, read as a spec [SPEC-2026-11-22-005/FR7]',
  { timeout: 60_000 },
  () => {
    const folder = join(ROOT, 'packages/core/src/rules')
    const pages = readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name))
    const kept = bytesStay([
      ...pages,
      join(ROOT, 'fixtures/specs/complete.md'),
      join(ROOT, 'packages/cli/templates/feature-spec.md'),
    ])
    expect(kept.broken).toEqual([])
    expect(kept.fixes).toBeGreaterThan(50)
  },
)
