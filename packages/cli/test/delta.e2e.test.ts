import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { truespec } from './binary.ts'
import { makeRepository } from './repository.ts'

/** Specs that depend on each other, mention each other's items and clash in their IDs. */
const TEMPLATE = `# Feature Specification: [FEATURE_NAME]

## Metadata
- **Spec ID**: SPEC-[YYYY-MM-DD]-[NUMBER]
- **Status**: Draft
- **Created**: [Date]

## Success Criteria
### Functional Requirements
- [ ] FR1: [Description]

## Dependencies
### Internal Dependencies
- [Component/Service]: [Why needed]
`

interface Written {
  readonly title?: string
  readonly id: number
  readonly status: string
  readonly needs: number
  readonly mentions: string
  readonly above: string
}

function specOf({ title = 'Feature Specification', id, status, needs, mentions, above }: Written): string {
  return `# ${title}: Feature
${above}
## Metadata
- **Spec ID**: SPEC-2026-11-20-00${id}
- **Status**: ${status}
- **Created**: 2026-11-20

## Success Criteria
### Functional Requirements
- [ ] FR1: A person signs in, as SPEC-2026-11-20-00${needs}/${mentions} says

## Dependencies
### Internal Dependencies
- SPEC-2026-11-20-00${needs}: it keeps the accounts
`
}

const written = fc.record({
  title: fc.constantFrom('Feature Specification', 'Feature Spec'),
  id: fc.integer({ min: 1, max: 6 }),
  status: fc.constantFrom('Draft', 'Approved', 'Complete', 'Drafft'),
  needs: fc.integer({ min: 1, max: 7 }),
  mentions: fc.constantFrom('FR1', 'FR2'),
  above: fc.constantFrom(
    '',
    '\nOne line more.\n',
    '\n## More\n',
    '\nSee [more](2.md#more).\n',
    '\nSee [it](./3.md#more).\n',
    '\nSee [it](3.md#feature-spec-feature).\n',
  ),
})
const file = fc.integer({ min: 1, max: 5 }).map((number) => `specs/${number}.md`)
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('write' as const), file, spec: written }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('append' as const), file }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('back' as const), file }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), file }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('move' as const), file }) },
)

test('what is checked after each of many changes is what checking all gives', { timeout: 300_000 }, async () => {
  const cache = makeRepository({}, { git: false })
  let short = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(written, { minLength: 3, maxLength: 5 }),
      fc.array(step, { minLength: 6, maxLength: 6 }),
      fc.constantFrom('json', 'json', 'pretty', 'markdown', 'sarif'),
      async (specs, steps, format) => {
        const repository = makeRepository({
          'truespec.json': '{ "templates": [{ "template": "template.md" }] }',
          'template.md': TEMPLATE,
          'specs/README.md': '# Nothing\n',
        })
        for (const [i, spec] of specs.entries()) repository.write(`specs/${i + 1}.md`, specOf(spec))
        const check = (...args: readonly string[]) =>
          truespec(['check', '--format', format, '--verbose', '--today', '2026-11-22', ...args], {
            cwd: repository.root,
            env: { XDG_CACHE_HOME: cache.root },
          })
        const compare = async (): Promise<void> => {
          // So that times tell: a run on files that changed just now is not kept.
          await setTimeout(150)
          const { stdout, stderr, status } = check()
          if (stderr.includes('stand as they were')) short++
          const whole = check('--no-cache')
          expect({ stdout, status }).toEqual({ stdout: whole.stdout, status: whole.status })
        }
        await compare()
        for (const step of steps) {
          const text = ((): string | undefined => {
            try {
              return repository.read(step.file)
            } catch {
              return undefined
            }
          })()
          const first = specs[Number(/\d/.exec(step.file)) - 1]
          if (step.kind === 'write') repository.write(step.file, specOf(step.spec))
          else if (step.kind === 'back' && first) repository.write(step.file, specOf(first))
          else if (text === undefined || step.kind === 'back') continue
          else if (step.kind === 'append')
            repository.write(step.file, `${text}\n- [ ] FR${text.length % 3}: Another one\n`)
          else if (step.kind === 'remove') rmSync(join(repository.root, step.file))
          else renameSync(join(repository.root, step.file), join(repository.root, `specs/moved-${text.length}.md`))
          await compare()
        }
        repository.remove()
      },
    ),
    { numRuns: 8 },
  )
  // Else the test has tested nothing.
  expect(short).toBeGreaterThan(0)
  cache.remove()
})

/** A repository whose checks tell which files have findings of a rule, and how many files were looked at if not all. */
function watched(code: string) {
  const sandbox = makeRepository({
    'truespec.json': '{ "templates": [{ "template": "template.md" }] }',
    'template.md': TEMPLATE,
  })
  const cache = makeRepository({}, { git: false })
  return {
    write: (id: number, status: string, needs: number, above = ''): void =>
      sandbox.write(`specs/${id}.md`, specOf({ id, status, needs, mentions: 'FR1', above })),
    async check() {
      await setTimeout(150)
      const { stdout, stderr } = truespec(['check', '--json', '--verbose', '--today', '2026-11-22'], {
        cwd: sandbox.root,
        env: { XDG_CACHE_HOME: cache.root },
      })
      const { diagnostics } = JSON.parse(stdout) as {
        readonly diagnostics: readonly { readonly code: string; readonly file: string }[]
      }
      return {
        found: diagnostics.filter((each) => each.code === code).map(({ file }) => file),
        looked: /looked at (\d+)/.exec(stderr)?.[1],
      }
    },
    /** Puts another text in the place of a row of the snapshot. */
    spoil(row: string): void {
      const database = new DatabaseSync(join(cache.root, 'truespec/cache.db'))
      const spoilt = "UPDATE entry SET value = value || ' ' WHERE shelf = 'snapshot' AND key LIKE '%:' || ?"
      expect(database.prepare(spoilt).run(row).changes).toBe(1)
      database.close()
    },
    remove() {
      sandbox.remove()
      cache.remove()
    },
  }
}

test('a spec that rests on one whose status changed is looked at again, and no other [SPEC-2026-11-22-006/AC-a-status-changes-under-a-spec-that-depends-on-it]', async () => {
  const { write, check, remove } = watched('dependency-immature')
  write(1, 'Complete', 2)
  write(2, 'Complete', 3)
  write(3, 'Complete', 4)
  expect(await check()).toEqual({ found: [], looked: undefined })
  write(3, 'Draft', 4)
  expect(await check()).toEqual({ found: ['specs/2.md'], looked: '2' })
  write(1, 'Draft', 2)
  expect(await check()).toEqual({ found: ['specs/2.md'], looked: '1' })
  write(3, 'Complete', 4)
  expect(await check()).toEqual({ found: [], looked: '2' })
  remove()
})

test('a spec that came to rest on another since all were checked is looked at again with it', async () => {
  const { write, check, remove } = watched('anchor-broken')
  write(1, 'Draft', 2)
  write(2, 'Draft', 3, '\n## More\n')
  write(3, 'Draft', 4)
  expect(await check()).toEqual({ found: [], looked: undefined })
  write(1, 'Draft', 2, '\nSee [more](2.md#more).\n')
  expect(await check()).toEqual({ found: [], looked: '1' })
  write(2, 'Draft', 3)
  expect(await check()).toEqual({ found: ['specs/1.md'], looked: '2' })
  write(2, 'Draft', 3, '\n## More\n')
  expect(await check()).toEqual({ found: [], looked: '2' })
  remove()
})

test('where another process has put something else in the place of a part of a snapshot, all specs are checked', async () => {
  const { write, check, spoil, remove } = watched('dependency-immature')
  write(1, 'Complete', 2)
  write(2, 'Complete', 3)
  write(3, 'Complete', 4)
  await check()
  for (const [i, row] of ['part 0', 'ids', 'findings'].entries()) {
    const isDraft = i % 2 === 0
    spoil(row)
    write(3, isDraft ? 'Draft' : 'Complete', 4)
    expect(await check()).toEqual({ found: isDraft ? ['specs/2.md'] : [], looked: undefined })
  }
  write(3, 'Complete', 4)
  expect(await check()).toEqual({ found: [], looked: '2' })
  remove()
})

test('a form of ID counts for itself, whatever other IDs are as long', async () => {
  const other = TEMPLATE.replaceAll('SPEC-', 'TASK-')
  const sandbox = makeRepository({
    'truespec.json': JSON.stringify({
      templates: [{ files: ['specs/tasks/**'], template: 'other.md' }, { template: 'template.md' }],
    }),
    'template.md': TEMPLATE,
    'other.md': other,
  })
  const cache = makeRepository({}, { git: false })
  const text = (id: number): string => specOf({ id, status: 'Draft', needs: 9, mentions: 'FR1', above: '' })
  const tasks = (id: number): string => text(id).replaceAll('SPEC-', 'TASK-')
  sandbox.write('specs/1.md', text(1))
  sandbox.write('specs/tasks/2.md', tasks(2))
  sandbox.write('specs/tasks/3.md', tasks(3).replace(/- \*\*Spec ID.*\n/, ''))
  const unknown = async (...args: readonly string[]): Promise<readonly string[]> => {
    await setTimeout(150)
    const { stdout } = truespec(['check', '--json', '--today', '2026-11-22', ...args], {
      cwd: sandbox.root,
      env: { XDG_CACHE_HOME: cache.root },
    })
    const { diagnostics } = JSON.parse(stdout) as { readonly diagnostics: readonly { code: string; file: string }[] }
    return diagnostics.filter(({ code }) => code === 'reference-unknown').map(({ file }) => file)
  }
  const before = await unknown()
  expect(before).toContain('specs/tasks/3.md')
  sandbox.write('specs/tasks/3.md', `${sandbox.read('specs/tasks/3.md')}\nMore.\n`)
  expect(await unknown()).toEqual(before)
  sandbox.remove()
  cache.remove()
})
