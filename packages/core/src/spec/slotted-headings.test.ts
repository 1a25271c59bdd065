import { describe, expect, test } from 'vitest'
import { engine } from '../../test/engine.ts'
import { compile } from '../template/compile.ts'
import type { Spec } from './model.ts'
import { read } from './read.ts'
import { allSections } from './views.ts'

function readBy(template: string, text: string): Spec {
  const schema = compile(`# T\n\n${template}`, engine, { name: 't.md' })
  return read({ file: 'a.md', text, schema, nesting: 100 }, { markdown: engine })
}

/** Heading, title and state of each section; `?` where the template has none such. */
function sections(template: string, text: string): readonly string[] {
  return [...allSections(readBy(template, `# T\n\n${text}`))].map(
    ({ schema, heading, title }) => `${schema ? '' : '?'}${heading?.text}: ${title?.text} ${title?.state}`,
  )
}

describe('a heading of words and a slot is matched by its words', () => {
  test.each([
    ['## Q: [question]', '## Q: Why?', 'Q: Why?: Why? filled'],
    ['## Overview of [System]', '## Overview of Depot', 'Overview of Depot: Depot filled'],
    ['## {System} overview', '## Depot Overview', 'Depot Overview: Depot filled'],
    ['## Rollout of <name> to users', '## Rollout of Depot to users', 'Rollout of Depot to users: Depot filled'],
    ['## TC-001 [Title]', '## TC-001 Print', 'TC-001 Print: Print filled'],
    ['## Story 1 [Title]', '## Story 1 Print', 'Story 1 Print: Print filled'],
    ['## Alternative - [name]', '## Alternative - Redis', 'Alternative - Redis: Redis filled'],
  ])('%s by %s', (template, heading, expected) => {
    expect(sections(`${template}\n\n[text]\n`, `${heading}\n\nText.\n`)).toEqual([expected])
  })
  test.each([
    ['## Option: [name]', '## Options considered'],
    ['## Option: [name]', '## Option trading'],
    ['## Goals of [team]', '## Goals'],
  ])('%s is not %s', (template, heading) => {
    const [section] = sections(`${template}\n\n[text]\n\n## End\n`, `${heading}\n\nText.\n`)
    expect(section?.startsWith('?')).toBe(true)
  })
  test('the slot may be left as the template has it', () => {
    expect(sections('## Q: [question]\n\n[text]\n', '## Q: [question]\n\nText.\n')).toEqual([
      'Q: [question]: [question] placeholder',
    ])
  })
  test.each(['', ' ##', '\t####'])('with hashes at its end as without: %j', (hashes) => {
    const heading = '## Story 1 - [Title] (Priority: P1)'
    expect(sections(`${heading}${hashes}\n\n[text]\n`, `${heading}\n\nText.\n`)).toEqual([
      'Story 1 - [Title] (Priority: P1): [Title] (Priority: P1) placeholder',
    ])
  })
  test('several are one repeated section, wherever they stand', () => {
    const template =
      '## Scenario: [good]\n\n[text]\n\n## Scenario Outline: [cases]\n\n[text]\n\n## Scenario: [bad]\n\n[text]\n'
    expect(compile(template, engine, { name: 't.md' }).sections.map(({ heading }) => heading)).toEqual([
      'Scenario: [good]',
      'Scenario Outline: [cases]',
    ])
    const spec = readBy(
      template,
      '# T\n\n## Scenario: a\n\nA.\n\n## Scenario: b\n\nB.\n\n## Scenario Outline: c\n\nC.\n',
    )
    expect(spec.preamble.absent).toEqual([])
    expect(spec.sections.map(({ schema }) => schema?.repeat?.around?.isSpread)).toEqual([true, true, undefined])
    expect(spec.sections.map(({ schema, duplicateOf }) => [schema?.heading, duplicateOf])).toEqual([
      ['Scenario: [good]', undefined],
      ['Scenario: [good]', undefined],
      ['Scenario Outline: [cases]', undefined],
    ])
  })
  test('a heading of the template that is wholly literal comes first', () => {
    expect(
      sections('## Impact on [system]\n\n[text]\n\n## Impact on users\n\n[text]\n', '## Impact on users\n\nA.\n'),
    ).toEqual(['Impact on users: undefined undefined'])
  })
  test.each(['## Resources (CPU, RAM, ...) in use', '## Format: [ID] [P?] Description', '## See [guide](a.md)'])(
    '%s has no slot',
    (heading) => {
      expect(compile(`# T\n\n${heading}\n\n[text]\n`, engine, { name: 't.md' }).sections[0]?.repeat).toBeUndefined()
    },
  )
  test('a number before a slot does not make a section of the title', () => {
    expect(compile('# Sprint 3 [Goal]\n\n## A\n\n[text]\n', engine, { name: 't.md' }).title?.prefix).toBe('Sprint 3')
  })
})
