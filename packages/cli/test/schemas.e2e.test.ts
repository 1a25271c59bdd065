import { Ajv2020 } from 'ajv/dist/2020.js'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { truespec } from './binary.ts'
import { makeRepository, type Repository } from './repository.ts'

const SCHEMAS = join(import.meta.dirname, '../schemas')
/** Real documents, where they are at hand. */
const CORPORA = join(import.meta.dirname, '../../../../shared/corpora')
let repository: Repository

beforeEach(() => {
  repository = makeRepository({ 'truespec.json': '{}' })
})
afterEach(() => repository.remove())

function expectValid(name: string, output: string): void {
  const validate = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(
    JSON.parse(readFileSync(join(SCHEMAS, `${name}.schema.json`), 'utf8')) as object,
  )
  validate(JSON.parse(output))
  expect(validate.errors ?? []).toEqual([])
}

function run(...args: readonly string[]): string {
  return truespec([...args, ...(args[0] === 'show' || args[0] === 'template' ? [] : ['--today', '2026-11-22'])], {
    cwd: repository.root,
  }).stdout
}

test('what the program writes fits the published schemas [SPEC-2026-11-22-001/E2E-template-at-a-glance]', () => {
  const file = run('new', 'Passkeys', '--reviewer', 'Grace').trim()
  repository.write(
    'specs/broken.md',
    `${repository.read(file).replace('**Status**: Draft', '**Status**: Drafft').replace('## Risk Assessment', '## Risks')}\n- [ ] FR1: again\n`,
  )
  repository.write('specs/README.md', '# Nothing\n')
  repository.write('specs/bytes.md', Uint8Array.of(0x23, 0x20, 0xff, 0xfe))
  expectValid('check', run('check', '--json'))
  expectValid('list', run('list', '--json', '--all'))
  expectValid('show', run('show', file, '--json'))
  expectValid('show', run('show', 'specs/broken.md', '--json'))
  expectValid('show', run('show', 'specs/README.md', '--json'))
  expectValid('template', run('template', '--json'))
  expect(JSON.parse(run('list', '--json', '--all'))).toMatchObject({ passedOver: ['specs/README.md'] })
})

test('so does a spec of this repository, found by its ID [SPEC-2026-11-22-002/E2E-reading-at-a-glance]', () => {
  const { status, stdout } = truespec(['show', 'SPEC-2026-11-22-002', '--json'], { cwd: join(SCHEMAS, '../../..') })
  expect(status).toBe(0)
  expectValid('show', stdout)
})

test.skipIf(!existsSync(CORPORA))("and so it does for other people's templates and documents", () => {
  const documents = readdirSync(CORPORA, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.md') && path.split(/[\\/]/).length > 1,
  )
  const sample = documents.toSorted().filter((_, i) => i % Math.ceil(documents.length / 40) === 0)
  for (const [i, path] of sample.entries()) repository.write(`specs/${i}.md`, readFileSync(join(CORPORA, path)))
  expectValid('check', run('check', 'specs', '--json'))
  expectValid('show', run('show', 'specs/1.md', '--json'))
  expectValid('template', run('template', 'specs/2.md', '--json'))
})
