import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { memoryDisk } from '../../test/memory-disk.ts'
import { readPackages } from './packages.ts'

const manifest = JSON.stringify({
  name: 'root',
  dependencies: { a: '^1.0.0', '@s/b': '~2.1.0' },
  devDependencies: { c: '3' },
})
const of = (files: Readonly<Record<string, string>>) => readPackages(memoryDisk({ 'package.json': manifest, ...files }))

describe('lock files', () => {
  const npm = (version: number, rest: object): string => JSON.stringify({ lockfileVersion: version, ...rest })
  test.each<[string, string, string]>([
    [
      'package-lock.json',
      'npm 3',
      npm(3, {
        packages: {
          '': { version: '9.9.9' },
          'node_modules/a': { version: '1.2.0' },
          'node_modules/c/node_modules/a': { version: '1.3.0' },
          'node_modules/@s/b': { version: '2.1.5' },
          'node_modules/w': { link: true },
        },
      }),
    ],
    [
      'npm-shrinkwrap.json',
      'npm 2',
      npm(2, {
        packages: {
          'node_modules/a': { version: '1.2.0' },
          'x/node_modules/a': { version: '1.3.0' },
          'node_modules/@s/b': { version: '2.1.5' },
        },
        dependencies: { a: { version: '7.0.0' } },
      }),
    ],
    [
      'package-lock.json',
      'npm 1',
      npm(1, {
        dependencies: {
          a: { version: '1.2.0' },
          '@s/b': { version: '2.1.5', dependencies: { a: { version: '1.3.0' } } },
        },
      }),
    ],
    [
      'pnpm-lock.yaml',
      'pnpm 9',
      "lockfileVersion: '9.0'\n\nimporters:\n\n  a@0.0.1:\n    x: 1\n\npackages:\n\n  '@s/b@2.1.5':\n    resolution: {integrity: x}\n\n  a@1.2.0:\n    engines: {node: '>=1'}\n\nsnapshots:\n\n  a@1.3.0(c@3.0.0):\n    dependencies:\n      c: 3.0.0\n",
    ],
    [
      'pnpm-lock.yaml',
      'pnpm 6',
      "lockfileVersion: '6.0'\npackages:\n\n  /@s/b@2.1.5(c@3.0.0):\n    dev: false\n\n  /a@1.2.0:\n    dev: false\n\n  /a@1.3.0:\n    dev: false\n",
    ],
    [
      'pnpm-lock.yaml',
      'pnpm 5',
      'lockfileVersion: 5.4\r\npackages:\r\n\r\n  /@s/b/2.1.5_c@3.0.0:\r\n    dev: false\r\n\r\n  /a/1.2.0:\r\n    dev: false\r\n\r\n  /a/1.3.0:\r\n    dev: false\r\n',
    ],
    [
      'yarn.lock',
      'yarn classic',
      '# yarn lockfile v1\n\n\n"@s/b@~2.1.0":\n  version "2.1.5"\n  dependencies:\n    version "9.0.0"\n\na@^1.0.0, a@^1.2.0:\n  version "1.2.0"\n\na@^1.3.0:\n  version "1.3.0"\n',
    ],
    [
      'yarn.lock',
      'yarn berry',
      '__metadata:\n  version: 8\n\n"@s/b@npm:~2.1.0":\n  version: 2.1.5\n  resolution: "@s/b@npm:2.1.5"\n\n"a@npm:^1.0.0, a@npm:^1.2.0":\n  version: 1.2.0\n\n"a@npm:^1.3.0":\n  version: 1.3.0\n\n"root@workspace:.":\n  version: 0.0.0-use.local\n',
    ],
  ])('%s of %s', (file, _, text) => {
    const packages = of({ [file]: text })
    expect(packages.known).toBe(true)
    expect(packages.find('a')).toEqual({ name: 'a', range: '^1.0.0', locked: ['1.2.0', '1.3.0'] })
    expect(packages.find('@s/b')).toEqual({ name: '@s/b', range: '~2.1.0', locked: ['2.1.5'] })
    expect(packages.find('c')?.range).toBe('3')
    expect(packages.find('root')).toBeUndefined()
    expect(packages.find('w')).toBeUndefined()
  })

  test.each(['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock'])(
    'a malformed %s leaves what the manifest says',
    (file) => {
      for (const text of [
        '',
        '{',
        '[1]',
        '{"packages": [{"version": 1}], "dependencies": null}',
        'packages:\n  :\n  @:\n  /:\n',
        ':\n  version\n',
        '['.repeat(100_000),
      ])
        expect(of({ [file]: text }).find('a')).toEqual({ name: 'a', range: '^1.0.0', locked: [] })
    },
  )
})

describe('manifests', () => {
  test('without one that can be read nothing is known', () => {
    expect(readPackages(memoryDisk({})).known).toBe(false)
    for (const text of ['', '{', '[]', 'null', `{"a": "${'x'.repeat(2_000_000)}"}`])
      expect(readPackages(memoryDisk({ 'package.json': text })).known).toBe(false)
  })

  test('what is no range is passed over, and no name is special', () => {
    const packages = readPackages(
      memoryDisk({ 'package.json': '{"dependencies": {"a": 1, "__proto__": "1.0.0"}, "devDependencies": []}' }),
    )
    expect(packages.find('a')).toBeUndefined()
    expect(packages.find('constructor')).toBeUndefined()
    expect(packages.find('__proto__')?.range).toBe('1.0.0')
  })

  const inner = (name: string, dependencies: object): string => JSON.stringify({ name, version: '0.4.0', dependencies })
  const workspaces = {
    'packages/one/package.json': inner('one', { d: '^4', a: '^9' }),
    'packages/two/package.json': inner('two', { e: '^5' }),
    'packages/two/node_modules/x/package.json': inner('x', { never: '1' }),
    'tools/deep/er/package.json': inner('er', { f: '^6' }),
    'elsewhere/package.json': inner('elsewhere', { never: '1' }),
  }
  test.each<[string, Record<string, string>]>([
    [
      'npm',
      {
        'package.json': JSON.stringify({
          dependencies: { a: '^1.0.0' },
          workspaces: ['packages/*', './tools/**', '../../etc', '!elsewhere'],
        }),
      },
    ],
    [
      'yarn',
      {
        'package.json': JSON.stringify({
          dependencies: { a: '^1.0.0' },
          workspaces: { packages: ['packages/*', 'tools/deep/er'] },
        }),
      },
    ],
    [
      'pnpm',
      { 'pnpm-workspace.yaml': 'packages:\n  - "packages/*"\n  - tools/d*p/*\n  - elsewhere\n  - "!elsewhere"\n' },
    ],
  ])('workspaces of %s', (_, files) => {
    const packages = of({ ...workspaces, ...files })
    expect(['a', 'd', 'e', 'f', 'never'].map((name) => packages.find(name)?.range)).toEqual([
      '^1.0.0',
      '^4',
      '^5',
      '^6',
      undefined,
    ])
    expect(packages.find('one')).toEqual({ name: 'one', range: undefined, locked: ['0.4.0'] })
  })
})

test('nothing is read before the first question, and nothing outside the root', () => {
  const base = mkdtempSync(join(tmpdir(), 'truespec-packages-'))
  try {
    const root = join(base, 'root')
    mkdirSync(root)
    writeFileSync(join(base, 'package.json'), manifest)
    const before = readPackages(root)
    symlinkSync(join(base, 'package.json'), join(root, 'package.json'))
    expect(before.known).toBe(false)
    expect(readPackages(join(base, 'nowhere')).known).toBe(false)
  } finally {
    rmSync(base, { recursive: true })
  }
})
