import { afterAll, describe, expect, test } from 'vitest'
import { createTypesEngine } from './types.ts'
import { globalsOf, namesOf, readTypeSource } from './types-source.ts'

const engine = createTypesEngine({ timeLimit: 10_000, threads: 2 })
afterAll(() => engine.close())

interface Found {
  readonly asked: readonly string[]
  readonly faults: readonly (readonly (readonly unknown[])[])[]
}

async function check(
  texts: readonly string[],
  files: Readonly<Record<string, string>> = {},
  file = 'specs/a.md',
): Promise<Found> {
  const asked: string[] = []
  const readFile = (path: string): string | undefined => {
    asked.push(path)
    return files[path]
  }
  const faults = await engine.check(
    texts.map((text, index) => ({ file, index, text })),
    readFile,
  )
  return {
    asked,
    faults: faults.map((each, at) =>
      each.map(({ rule, span, reason }) => [rule, texts[at]?.slice(span.from, span.to), reason]),
    ),
  }
}

const ENDLESS =
  'type Loop<N extends any[]> = N["length"] extends 999999 ? N : Loop<[...N, 1]>\ntype Z = Loop<[]>\nlet z: Z = 1'

describe('places and reasons', () => {
  test('a name that is declared twice is said once', async () => {
    const { faults } = await check(['interface A {\n  b?: string\n  b: number\n}'])
    expect(faults).toEqual([[['typescript-type', 'b', "Duplicate identifier 'b'"]]])
  })

  test('are those of the block, whatever stands before them [SPEC-2026-11-22-003/FR3]', async () => {
    const texts = [
      'interface A { x: string }\nconst a: A = { x: 1 }',
      'const s = "😀é"; const n: number = s',
      'const s = "😀é"; let y: = 3',
      'interface B {\r\n  c: Missing\r\n}',
      '{ ... }',
      'let t = `',
      'type D = { a: { b: string } }\nconst d: D = { a: { b: 1 as unknown as Date } }',
    ]
    const { faults } = await check(texts)
    expect(faults).toEqual([
      [['typescript-type', 'x', "Type 'number' is not assignable to type 'string'"]],
      [['typescript-type', 'n', "Type 'string' is not assignable to type 'number'"]],
      [['typescript-syntax', '=', 'Type expected']],
      [['typescript-type', 'Missing', "Cannot find name 'Missing'"]],
      [['typescript-syntax', '...', 'Declaration or statement expected']],
      [['typescript-syntax', '', 'Unterminated template literal']],
      [['typescript-type', 'b', "Type 'Date' is not assignable to type 'string'"]],
    ])
  })

  test('of types that differ deep inside, the property is named', async () => {
    const { faults } = await check([
      'interface A { a: { b: string }; c: string }\ndeclare const a: A\nconst b: { a: { b: number }; c: string } = a',
      'declare const s: { list: { n: string }[] }\nconst t: { list: { n: number }[] } = s',
    ])
    expect(faults.map((each) => each[0]?.[2])).toEqual([
      "Type 'A' is not assignable to type '{ a: { b: number; }; c: string; }', in 'a.b': Type 'string' is not assignable to type 'number'",
      "Type '{ list: { n: string; }[]; }' is not assignable to type '{ list: { n: number; }[]; }', in 'list.n': Type 'string' is not assignable to type 'number'",
    ])
  })

  test('what a sketch leaves out is no fault', async () => {
    const texts = [
      'interface NewModel {\n  // Define new interfaces/types\n}',
      'export function find(id: string): Promise<void>\nexport class Store { private a: string; get(k): string { /* ... */ } }',
      'import { z } from "zod"\nimport fs from "node:fs"\nexport const s: z.infer<typeof z> = process.env.X ?? Buffer.from(fs)',
      'const unused = 1\nfunction f() { return 1; f() }',
      'await fetch(new URL("https://example.org"))\nsetTimeout(() => console.log(structuredClone(1)), 1)',
      'class A { constructor(private readonly x: string, @Inject() y: number) {} }\nfunction Inject(): any {}',
    ]
    expect((await check(texts)).faults).toEqual(texts.map(() => []))
  })

  test('a block may speak of what another block of its spec declares, and of no other spec', async () => {
    const faults = await engine.check(
      [
        { file: 'a.md', index: 0, text: 'interface User { id: string }' },
        { file: 'a.md', index: 1, text: 'type Users = User[]' },
        { file: 'b.md', index: 0, text: 'type Users = User[]' },
      ],
      () => undefined,
    )
    expect(faults.map((each) => each.length)).toEqual([0, 0, 1])
  })

  test('one cause is said once', async () => {
    const { faults } = await check([
      'a: : ) ]\nb: : ]',
      'let a: Lost; let b: Lost; let c: Gone',
      'let a: string = 1; let b: string = 1',
    ])
    expect(faults.map((each) => each.length)).toEqual([1, 2, 2])
  })

  test('many blocks are checked in their order', async () => {
    const texts = Array.from({ length: 400 }, (_, at) => `const a${at}: string = ${at % 7 === 0 ? 1 : '""'}`)
    const { faults } = await check(texts)
    expect(faults.map((each) => each.length)).toEqual(texts.map((_, at) => (at % 7 === 0 ? 1 : 0)))
  })
})

describe('imports [SPEC-2026-11-22-003/FR4]', () => {
  const files = {
    'src/user.ts': 'import type { Id } from "./id.js"\nexport interface User { id: Id }',
    'src/id.ts': 'export type Id = string',
    'specs/near/index.ts': 'export const near = 1',
  }

  test('reach the files of the project by relative paths', async () => {
    const { faults } = await check(
      [
        'import type { User } from "../src/user"\nconst u: User = { id: 1 }',
        'import { near } from "./near"\nconst n: string = near',
      ],
      files,
    )
    expect(faults).toEqual([
      [['typescript-type', 'id', "Type 'number' is not assignable to type 'string'"]],
      [['typescript-type', 'n', "Type 'number' is not assignable to type 'string'"]],
    ])
  })

  test('what one block imports, the others of its spec know', async () => {
    const texts = [
      'import type { User as Holder } from "../src/user"\nimport all, * as ids from "../src/id"\nexport type A = Holder',
      'const u: Holder = { id: 1 }\nconst i: ids.Id = 2',
      'interface Holder { id: number }\nconst u: Holder = { id: 1 }',
      'const Lost: string = "Holder"\nlet t: Gone',
    ]
    const { faults } = await check(texts, files)
    const wrong = "Type 'number' is not assignable to type 'string'"
    expect(faults).toEqual([
      [['typescript-type', 'all', expect.stringContaining('has no default export')]],
      [
        ['typescript-type', 'id', wrong],
        ['typescript-type', 'i', wrong],
      ],
      [],
      [['typescript-type', 'Gone', "Cannot find name 'Gone'"]],
    ])
  })

  test('never leave the root [SPEC-2026-11-22-003/NFR2, SPEC-2026-11-22-003/SEC-authorization-checks-implemented]', async () => {
    const { asked, faults } = await check([
      'import a from "../../etc/passwd"',
      'import b from "../../../../../../etc/passwd.json"',
      'import c from "/etc/passwd"',
      'import d from "./../specs/../../x"',
      'import e from "../node_modules/x/y"',
      'import f from "..\\\\..\\\\x"',
      'type G = import("../../h").H',
    ])
    expect(
      asked.filter((path) => path.includes('..') || path.startsWith('/') || path.includes('node_modules')),
    ).toEqual([])
    expect(faults.map((each) => each.length)).toEqual([1, 1, 1, 1, 1, 0, 1])
  })
})

describe('typescript-global', () => {
  test.each([
    ['declare global { interface Window { a: 1 } }', 'declare global'],
    ['declare /* */\n  global { }', 'declare /* */\n  global'],
    ["declare module 'x' { }", 'declare module'],
    ['export as namespace X', 'export as namespace'],
    ['/// <reference path="/etc/passwd" />\nlet a = 1', '/// <reference path="/etc/passwd" />'],
    ['///<reference types="node"/>', '///<reference types="node"/>'],
    ['\\u0064eclare global {}', '\\u'],
    ['const r = /`/\ndeclare global {}\nconst q = /`/', 'declare global'],
  ])('%j', async (text, place) => {
    expect((await check([text])).faults[0]?.map(([rule, at]) => [rule, at])).toEqual([['typescript-global', place]])
  })

  test('what only looks like it is none', () => {
    for (const text of [
      '// declare global {}',
      'const s = "declare global"',
      '`declare global`',
      'declare module Old { }',
      'declare const global: 1',
      'const u = "\\u0041"',
    ]) {
      expect([text, globalsOf(readTypeSource(text), text)]).toEqual([text, []])
    }
  })

  test('hides no error of another block [SPEC-2026-11-22-003/FR5]', async () => {
    const texts = [
      'declare global { interface Hidden {} }',
      'interface Open {}\n`',
      'export {}; namespace X { export type Y = 1 }',
    ]
    const other = { file: 'b.md', index: 0, text: 'let a: Hidden; let b: Open; let c: X.Y' }
    const faults = await engine.check(
      [...texts.map((text, index) => ({ file: 'a.md', index, text })), other],
      () => undefined,
    )
    expect(faults.at(-1)?.map((fault) => fault.reason)).toEqual([
      "Cannot find name 'Hidden'",
      "Cannot find name 'Open'",
      "Cannot find namespace 'X'",
    ])
  })
})

describe('hostile blocks', () => {
  test('one that takes for ever is given up at the limit, and the others are not [SPEC-2026-11-22-003/NFR4, SPEC-2026-11-22-003/AC-a-block-that-keeps-its-parser-busy-for-ever]', async () => {
    const hasty = createTypesEngine({ timeLimit: 2500, threads: 1 })
    const texts = ['let a: string = 1', ENDLESS, 'let b: number = ""']
    const faults = await hasty.check(
      texts.map((text, index) => ({ file: 'a.md', index, text })),
      () => undefined,
    )
    hasty.close()
    expect(faults.map((each) => each.map((fault) => fault.reason))).toEqual([
      ["Type 'number' is not assignable to type 'string'"],
      // A fast machine reaches the compiler's own bound before ours.
      [expect.stringMatching(/^took longer than 2\.5 s$|excessively deep/)],
      ["Type 'string' is not assignable to type 'number'"],
    ])
  }, 60_000)

  test('deep nesting never reaches the compiler [SPEC-2026-11-22-003/SEC-input-validation, SPEC-2026-11-22-007/SEC-input-validation]', async () => {
    const texts = ['['.repeat(100_000), `type A = ${'{ a: '.repeat(5000)}1${' }'.repeat(5000)}`, '`${'.repeat(1000)]
    const { faults } = await check(texts)
    for (const each of faults)
      expect(each).toMatchObject([['typescript-syntax', expect.any(String), 'brackets nested deeper than 200']])
  })

  test('sources are scanned in time that grows with their length', () => {
    for (const piece of [
      '"',
      '`',
      '/',
      '/*',
      '`${',
      '/// <reference',
      '[/',
      'declare ',
      'import ',
      '\\',
      'import { a',
      "'\\",
    ]) {
      const start = performance.now()
      const text = piece.repeat(100_000)
      const source = readTypeSource(text)
      globalsOf(source, text)
      namesOf(source.code)
      expect(source.code).toHaveLength(text.length)
      expect([piece, performance.now() - start < 20_000]).toEqual([piece, true])
    }
  })
})
