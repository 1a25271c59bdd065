import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createMermaidEngine } from './mermaid.ts'
import { loadDiagramParser } from './mermaid-diagram.ts'

const engine = createMermaidEngine({ timeLimit: 3000, threads: 2 })
afterAll(() => engine.close())

const check = async (text: string): Promise<unknown> => {
  const faults = (await engine.check([text]))[0] ?? []
  return faults.map((fault) => [fault.rule, text.slice(fault.span.from, fault.span.to), fault.reason])
}
const syntax = (place: string, reason: string): unknown => [['mermaid-syntax', place, reason]]

describe('places and reasons [SPEC-2026-11-22-003/FR1]', () => {
  test.each([
    [
      'graph TD\n    A[Component A --> B[Component B]\n    B --> C',
      'A[Component A --> B[Component B]',
      "unexpected '[' in a label: close the label before it, or quote the label",
    ],
    [
      'graph TD\nA[f(x)] --> B',
      'A[f(x)] --> B',
      "unexpected '(' in a label: close the label before it, or quote the label",
    ],
    ['graph TD\n%% one\n  %% two\n\nA --> B\nend', 'end', "unexpected 'end'"],
    ['graph TD\nA{x}\n\n\nB --> C\nend', 'end', "unexpected 'end'"],
    ['graph TD\r\nA --> B\r\n%% note\r\nend\r\n', 'end', "unexpected 'end'"],
    ['graph TD\rA --> B\rend', 'end', "unexpected 'end'"],
    ['---\ntitle: x\n---\n%%{init: {"theme": "dark",\n"x": 1}}%%\n%% c\ngraph TD\nA\nend', 'end', "unexpected 'end'"],
    ['graph TD\nA -->\n\n', 'A -->', 'unexpected end of the diagram'],
    ['sequenceDiagram\nA->>B: x\nA->>B hi\nB->>A: y', 'A->>B hi', "unexpected end of line, where ':' is wanted"],
    ['pie\n"a": x\n"b": 2', '"a": x', "unexpected character: 'x'"],
    ['gitGraph\ncommit\nfoo', 'foo', "Expecting token of type 'EOF' but found `foo`"],
    [
      'packet-beta\n0-3: "a"\n9-10: "b"',
      'packet-beta',
      'Packet block 9 - 10 is not contiguous. It should start from 4',
    ],
    ['foo\nbar', 'foo', 'no kind of diagram that mermaid knows'],
    ['graph TD\nA@{ shape: nope }', 'graph TD', 'No such shape: nope'],
    ['', '', 'no kind of diagram that mermaid knows'],
  ])('%j', async (text, place, reason) => {
    expect(await check(text)).toEqual(syntax(place, reason))
  })

  test('of several texts stand in their order, equal texts alike', async () => {
    const texts = ['graph TD\nA', 'nope', 'pie\n"a": 1', 'nope']
    expect((await engine.check(texts)).map((faults) => faults.length)).toEqual([0, 1, 0, 1])
  })

  test('one that is longer than mermaid draws is not parsed [SPEC-2026-11-22-003/SEC-input-validation, SPEC-2026-11-22-007/SEC-input-validation]', async () => {
    expect(await check(`graph TD\n${'A\n'.repeat(30_000)}`)).toEqual(
      syntax('graph TD', 'longer than the 50000 characters that mermaid draws'),
    )
  })
})

describe('a diagram over which mermaid takes for ever', () => {
  const endless = `graph TD\n${'style:'.repeat(8000)}`

  test('is given up at the limit, and the others are not [SPEC-2026-11-22-003/NFR4]', async () => {
    const hasty = createMermaidEngine({ timeLimit: 300, threads: 2 })
    const texts = ['graph TD\nA', 'nope', endless, 'pie\n"a": 1', 'still nope']
    const faults = await hasty.check(texts)
    hasty.close()
    expect(faults.map((each) => each.map((fault) => fault.reason))).toEqual([
      [],
      ['no kind of diagram that mermaid knows'],
      ['took longer than 0.3 s'],
      [],
      ['no kind of diagram that mermaid knows'],
    ])
  })

  test('costs so much only a few times', async () => {
    const hasty = createMermaidEngine({ timeLimit: 200, threads: 1 })
    const start = performance.now()
    const faults = await hasty.check(Array.from({ length: 20 }, (_, at) => `${endless}${at}`))
    hasty.close()
    expect(faults.every((each) => each[0]?.reason === 'took longer than 0.2 s')).toBe(true)
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})

const VALID: Readonly<Record<string, string>> = {
  flowchart: 'graph TD\n    A[Component A] --> B[Component B]\n    B --> C[Component C]',
  shapes:
    'flowchart LR\na([x]) --> b[[y]] & c[(z)] --- d((e)) ==> f>g] -.-> h{i} ~~~ j{{k}}\nl[/m/] --> n[\\o\\] --> p[/q\\]',
  text: 'flowchart LR\nA -- yes --> B\nA -->|no| C\nB == maybe ==> C\nC -. or .-> A\nA --o B --x C <--> D',
  subgraph:
    'flowchart TB\nsubgraph one [Title]\ndirection LR\na --> b\nend\none --> c:::x\nclassDef x fill:#f9f\nclass a x\nstyle b fill:#bbf,stroke:#f66\nclick a "https://example.org" "tip"',
  quoted: 'flowchart LR\nA["`**bold** (text)`"] --> B["a --> b<br/>c"]\n%% comment\nB --> é',
  linkStyle: 'graph LR\nA --> B\nlinkStyle 0 stroke:#ff3',
  attributes: 'graph LR\nA@{ shape: cyl, label: "Disk" }\nA e1@--> B',
  directive: '%%{init: {"theme": "dark"}}%%\ngraph LR\nA --> B',
  frontMatter: '---\ntitle: x\nconfig:\n  theme: dark\n---\ngraph LR\nA --> B',
  sequence: 'sequenceDiagram\nparticipant A\nA->>+B: hi\nalt x\nB-->>-A: ho\nelse y\nNote over A,B: n\nend',
  class: 'classDiagram\nclass A{\n+int x\n+f() void\n}\nA <|-- B',
  state: 'stateDiagram-v2\n[*] --> A\nstate A {\n[*] --> b\n}\nA --> [*]',
  er: 'erDiagram\nA ||--o{ B : has\nA {\nstring id PK\n}',
  gantt: 'gantt\ntitle x\ndateFormat YYYY-MM-DD\nsection a\nA task :a1, 2014-01-01, 30d',
  pie: 'pie title x\n"a": 3',
  quadrant: 'quadrantChart\nx-axis a --> b\ny-axis c --> d\nP: [0.3, 0.6]',
  requirement: 'requirementDiagram\nrequirement t {\nid: 1\ntext: x\nrisk: high\nverifymethod: test\n}',
  git: 'gitGraph\ncommit\nbranch x\ncheckout x\ncommit',
  c4: 'C4Context\nPerson(a, "b")\nSystem(c, "d")\nRel(a, c, "e")',
  mindmap: 'mindmap\nroot((x))\n  a\n    b',
  timeline: 'timeline\ntitle x\n2002 : a : b',
  sankey: 'sankey-beta\na,b,1',
  xy: 'xychart-beta\ntitle "x"\nx-axis [a,b]\ny-axis 0 --> 3\nbar [1,2]',
  block: 'block-beta\ncolumns 2\na b:1\nc["d"]',
  packet: 'packet-beta\n0-15: "x"',
  kanban: 'kanban\na\n  b[c]',
  architecture: 'architecture-beta\ngroup a(cloud)[x]\nservice db(database)[D] in a',
  journey: 'journey\ntitle x\nsection a\nb: 5: Me',
  radar: 'radar-beta\naxis a,b,c\ncurve x{1,2,3}',
  treemap: 'treemap-beta\n"a"\n  "b": 3',
  venn: 'venn-beta\nset A',
  elk: 'flowchart-elk TD\nA-->B',
}

test.each(Object.entries(VALID))('every kind of diagram parses: %s', async (_, text) => {
  expect(await check(text)).toEqual([])
})

describe('the short way for flowcharts', () => {
  const BREAKS = [
    '',
    ']',
    '[',
    '(',
    '"',
    '-->',
    '--',
    'end',
    '|',
    '{',
    ';',
    '\n',
    '&',
    ':::',
    '%%',
    '#',
    '<b x="y">',
    'C4Component',
    'subgraph',
    '@{',
    '==',
    'linkStyle 9 a:b',
  ]

  test('agrees with the whole way', async () => {
    const [short, whole] = [await loadDiagramParser({ fast: true }), await loadDiagramParser({ fast: false })]
    const texts = Object.values(VALID).flatMap((text) => {
      if (!/^(?:graph|flowchart)/.test(text)) return [text]
      const places = [
        text.length,
        ...[...text.matchAll(/\s/g)].filter((_, at) => at % 8 === 1).map((match) => match.index),
      ]
      return places.flatMap((at) =>
        BREAKS.filter((_, number) => (number + at) % 3 === 0).map(
          (piece) => `${text.slice(0, at)}${piece}${text.slice(at)}`,
        ),
      )
    })
    for (const text of texts) expect([text, await short(text)]).toEqual([text, await whole(text)])
  }, 120_000)

  const corpora = join(import.meta.dirname, '../../../../../shared/corpora')
  test.skipIf(!existsSync(corpora))(
    'agrees on real documents (skipped where ../shared/corpora is absent)',
    async () => {
      const [short, whole] = [await loadDiagramParser({ fast: true }), await loadDiagramParser({ fast: false })]
      const files = readdirSync(corpora, { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.md'))
        .map((path) => join(corpora, path))
      const texts = files.flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(/^ *```mermaid[^\n]*\n([\s\S]*?)^ *```/gm)].map(
          (match) => match[1] ?? '',
        ),
      )
      expect(texts.length).toBeGreaterThan(10)
      for (const text of texts) expect([text, await short(text)]).toEqual([text, await whole(text)])
    },
    120_000,
  )
})
