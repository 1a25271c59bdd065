import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** From the bottom up: each may import from those before it, and from itself. Commands declare, and `run` knows nothing of them. */
const LAW = [
  'started.ts',
  'errors.ts',
  'terminal',
  'node',
  'engines',
  'run',
  'scenarios',
  'vitest.ts',
  'commands',
  'main.ts',
  'start.ts',
  'load.ts',
]
const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
const place = (path: string): number => LAW.indexOf(path.split('/')[0] ?? '')

test('a folder imports only from those before it', () => {
  expect(files.filter((file) => place(file) < 0)).toEqual([])
  const imports = files.flatMap((file) =>
    [...readFileSync(`${import.meta.dirname}/${file}`, 'utf8').matchAll(/(?:\bfrom |\bimport\()'(\.[^']+)'/g)].map(
      ([, name = '']) => ({ file, target: new URL(name, `file:///${file}`).pathname.slice(1) }),
    ),
  )
  expect(imports.length).toBeGreaterThan(files.length)
  expect(imports.filter(({ file, target }) => place(target) < 0 || place(target) > place(file))).toEqual([])
})
