import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flowNodes } from './flowchart.ts'
import { mermaidFaults } from './mermaid.ts'

const found = (text: string): unknown[] =>
  mermaidFaults(text).map((fault) => [fault.rule, text.slice(fault.span.from, fault.span.to)])

describe('mermaid-unsafe [SPEC-2026-11-22-007/FR7]', () => {
  test.each([
    ['graph TD\nA-->B\nclick A "javascript:alert(1)"', 'javascript:alert(1)'],
    ['graph TD\nA-->B; click A href "java\tscript:alert(1)" "tip"', 'java\tscript:alert(1)'],
    ['graph TD\nclick A "&#106;avascript:alert(1)"', '&#106;avascript:alert(1)'],
    ['graph TD\nclick A "#106;avascript&colon;alert(1)"', '#106;avascript&colon;alert(1)'],
    ['graph TD\nclick A "data:text/html,<b>"', 'data:text/html,<b>'],
    ['sequenceDiagram\nlink Alice: Home @ JavaScript:alert(1)', 'JavaScript:alert(1)'],
    ['sequenceDiagram\nlinks Alice: {"Home": "vbscript:x"}', 'vbscript:x'],
    ['graph TD\nA@{ img: "file:///etc/passwd" }', 'file:///etc/passwd'],
    ['C4Context\nPerson(a, "b", $link="javascript:x")', 'javascript:x'],
    ['%%{init: {"securityLevel":"loose"}}%%\ngraph TD\nA', 'securityLevel":"loose"'],
    ["%%{init: {'securityLevel': 'antiscript'}}%%\ngraph TD\nA", "securityLevel': 'antiscript'"],
    ['---\nconfig:\n  securityLevel: loose\n---\ngraph TD\nA', 'securityLevel: loose'],
    ['%%{init: {"secure": []}}%%\ngraph TD\nA', 'secure":'],
    ['%%{init: {"flowchart": {"htmlLabels": true}}}%%\ngraph TD\nA', 'htmlLabels": true'],
    ['%%{init: {"themeCSS": ":not(&) { display: none }"}}%%\ngraph TD\nA', ':not(&'],
    ['%%{init: {"themeCSS": ".a { background: url(//evil) }"}}%%\ngraph TD\nA', 'url('],
    ['%%{init: {"themeVariables": {"lineColor": "red}*{color:red"}}}%%\ngraph TD\nA', '}*{color:red'],
    ['---\nconfig:\n  fontFamily: "a}body{x"\n---\ngraph TD\nA', '}body{x'],
    ['graph TD\nclassDef x }*{background:url(//evil)}', '}*{background:url(//evil)}'],
    ['graph TD\nstyle A fill:u\\72l(//evil)', '\\72l(//evil)'],
    ['stateDiagram-v2\nclassDef x background:url(//evil)', 'url(//evil)'],
    ['graph TD\nA["<img src=x onerror=alert(1)>"]', '<img src=x onerror='],
    ['graph TD\nA["<script>alert(1)</script>"]', '<script'],
  ])('%j', (text, place) => {
    expect(found(text)).toEqual([['mermaid-unsafe', place]])
  })

  test.each([
    'graph TD\nclick A "https://example.org/javascript:" "tip"\nclick B callback "file: a tip, data: another"',
    'graph TD\nA["javascript: the good parts"] --> B["data:text/html"]',
    '%%{init: {"securityLevel":"strict", "theme": "dark", "themeCSS": ".a { fill: red } .b { fill: blue }"}}%%\ngraph TD\nA',
    '---\ntitle: securityLevel: loose\nconfig:\n  flowchart:\n    htmlLabels: false\n---\ngraph TD\nA',
    'graph TD\nclassDef x fill:#f9f,stroke:#333,stroke-width:4px,color:rgb(1,2,3)\nstyle A fill:#bbf',
    'classDiagram\nclass style {\n+int x\n}\nclass List~T~',
    'erDiagram\nstyle {\n string a\n}',
    'graph TD\nA["List<string> on x = 1"]\n%% click A "javascript:x"',
  ])('accepts %j', (text) => {
    expect(found(text)).toEqual([])
  })
})

describe('mermaid-label [SPEC-2026-11-22-003/FR2]', () => {
  test.each([
    ['graph TD\n    A[Component A --> B]\n    B --> C[Component C]', 'Component A --> B'],
    ['graph TD\nA[Component A --> B\nB --> C]', 'Component A --> B\nB --> C'],
    ['flowchart LR\nA(One ==> two) --> B{x}', 'One ==> two'],
    ['flowchart LR\nB{a -.-> b}', 'a -.-> b'],
    ['graph LR; A[[a --- b]]', 'a --- b'],
    ['---\ntitle: x\n---\n%%{init: {}}%%\n%% note\ngraph TD\nA>a --> b]', 'a --> b'],
    ['graph LR\njudge -- late -> pager[Pager]\njudge --> audit[Audit]', 'late -> pager[Pager]\njudge'],
    ['graph LR\ngate -- > store\nstore --> disk[(Disk)]', '> store\nstore'],
    ['graph LR\na == yes -> b[B] ==> c', 'yes -> b[B]'],
    ['graph LR\na -. yes\nb -.-> c', 'yes\nb'],
    ['graph LR\na -- yes\nb[The b] --> c', 'yes\nb[The b]'],
    ['graph LR\na -- yes b -> c\nthen more --> d', 'yes b -> c\nthen more'],
    ['graph LR\na --> c\na -- yes\nc to d --> e', 'yes\nc to d'],
    ['graph LR\na -- yes\nb & c --> d', 'yes\nb & c'],
  ])('%j', (text, label) => {
    expect(found(text)).toEqual([['mermaid-label', label]])
  })

  test.each([
    'graph TD\nA["a --> b"] --> B("c --> d")',
    'graph TD\nA["`a --> b`"]',
    'graph TD\nA[a -> b] --> B[npm test -- --output --exclude]',
    'graph TD\nA -- text with [x] --> B\nA -->|yes --> no| B\nA == a --> b ==> C\nA -. b .-> C',
    'graph TD\nA -- "two\nlines" --> B\nA -- one<br/>two --> B\nA -- first\n--> B\nA -- draft -> final --> B\nA --- B\nB --o C\nB x--x C',
    'graph TD\nA@{ shape: rect, label: "a --> b" }\nsubgraph one [a --> b]\nend',
    'graph TD\nA[Gate] -- first line\n  second line --> B[Motor]\nB -- calls f(x)\nat night --> A\nA -- begins\nat night --> B',
    'graph TD\n%% A[a --> b]\naccTitle: A[a --> b]\nclick A "A[a --> b]"',
    'sequenceDiagram\nA->>B: x[a --> b]\nNote over A: y(c --> d)',
    'stateDiagram-v2\n[*] --> A\nA --> [*]',
    'classDiagram\nA --> B\nclass C["a --> b"]',
    'graph',
  ])('accepts %j', (text) => {
    expect(found(text)).toEqual([])
  })
})

/** The names that a flowchart gives its nodes: labels, or IDs where there are none; each once, in order. */
function namesIn(text: string): readonly string[] {
  const names = new Map<string, string>()
  for (const { id, label, labelled } of flowNodes(text))
    if (labelled ? label !== '' : !names.has(id)) names.set(id, label)
  return [...new Set(names.values())]
}

describe('the names of nodes', () => {
  test.each([
    [
      'graph TD\n    A[Component A] --> B[Component B]\n    B --> C[Component C]',
      ['Component A', 'Component B', 'Component C'],
    ],
    ['graph LR; web --> api & db; api --> web', ['web', 'api', 'db']],
    [
      'flowchart TB\na("`**Bold** text`") o--o b{{"x<br/>y"}} x--x c[(Store)]:::big --> d-1((D))',
      ['**Bold** text', 'x y', 'Store', 'D'],
    ],
    [
      'flowchart TB\nsubgraph Backend [The back]\ndirection LR\nx[/Slanted/] --> y>Flag]\nend\nBackend --> z@{ shape: cyl, label: "Disk" }',
      ['Slanted', 'Flag', 'Disk'],
    ],
    [
      'graph TD\nA --> B\nB[Named later]\nclassDef c fill:#fff\nclass A c\nlinkStyle 0 stroke:red',
      ['A', 'Named later'],
    ],
    ['graph TD\ne1@--> x\nA e2@--> B', ['x', 'A', 'B']],
    ['sequenceDiagram\nA->>B: hi', []],
    ['', []],
  ])('%j', (text, names) => {
    expect(namesIn(text)).toEqual(names)
  })
})

describe('hostile diagrams', () => {
  const hostile: readonly ((n: number) => string)[] = [
    (n) => `%%{init: {"a": "${'\\"'.repeat(n)}\ngraph TD`,
    (n) => '%%{\n'.repeat(n),
    (n) => `graph TD\n${'a('.repeat(n)}`,
    (n) => `graph TD\n${'a["'.repeat(n)}`,
    (n) => `graph TD\n${'a -- '.repeat(n)}`,
    (n) => `graph TD\n${'@{'.repeat(n)}`,
    (n) => `graph TD\n${'a|'.repeat(n)}`,
    (n) => `graph TD\n${'click '.repeat(n)}`,
    (n) => `graph TD\n${'; '.repeat(n)}click`,
    (n) => `graph TD\nclick A "${'&#106;'.repeat(n)}"`,
    (n) => `graph TD\n<a ${'on'.repeat(n)} on= ${' on'.repeat(n)}`,
    (n) => `graph TD\n${'<a '.repeat(n)}`,
    (n) => `---\n${'config'.repeat(n)}`,
    (n) => `graph TD\nstyle A ${'url '.repeat(n)}`,
    (n) => `${'\n'.repeat(n)}---\n`,
    (n) => `graph TD\n${' '.repeat(n)}A[${' '.repeat(n)}]`,
  ]

  test('take time that grows with their length', () => {
    for (const make of hostile) {
      const text = make(200_000)
      const start = performance.now()
      mermaidFaults(text)
      namesIn(text)
      // Where it grows with the square it takes minutes: the bound leaves room for a machine that has other work.
      expect([text.slice(0, 40), performance.now() - start < 10_000]).toEqual([text.slice(0, 40), true])
    }
  })

  test('any text is read without an exception, and every span lies in it', () => {
    const piece = fc.constantFrom(
      'graph TD',
      'A[',
      ']',
      '"',
      '-->',
      '--',
      '==>',
      '-.',
      '|',
      '@{',
      '}',
      '%%',
      '%%{',
      '}%%',
      '---',
      'config:',
      'click A',
      'style A',
      'subgraph x',
      ':::',
      '\n',
      ';',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (parts) => {
        const text = `graph TD\n${parts.join('')}`
        for (const { span } of [...mermaidFaults(text), ...flowNodes(text)]) {
          expect(span.from >= 0 && span.to >= span.from && span.to <= text.length).toBe(true)
        }
      }),
    )
  })
})
