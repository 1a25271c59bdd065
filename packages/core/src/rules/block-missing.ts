import type { BlockPart, Section } from '../spec/model.ts'
import type { BlockSchema } from '../template/schema.ts'
import { span } from '../text/span.ts'
import { defineRule } from './define.ts'
import { lackingOrHollow } from './parts/lacking.ts'

/** A section without the diagram, the types or the scenarios that it should hold. */
export default defineRule({
  code: 'block-missing',
  kind: 'local',
  severity: 'by-status',
  says: ({ section, language, problem }) => {
    if (problem === 'steps')
      return `'${section}' has no ${language} block: its Given, When and Then stand in the text, and not in a fence`
    if (problem === 'empty') return `The ${language} block of '${section}' is empty`
    return `'${section}' has ${problem === 'fewer' ? `fewer ${language} blocks than the template` : `no ${language} block`}`
  },
  *check({ spec }) {
    for (const section of lackingOrHollow(spec, 'block', isEmpty)) {
      const empty = emptyBlocks(section)
      if (section.missing.length === 0 && empty.length === 0) continue
      const at = section.heading?.span ?? span(section.body.from, section.body.from)
      const data = { section: section.heading?.text ?? spec.schema.name }
      for (const missing of section.missing)
        if (missing.kind === 'block')
          yield { at, data: { ...data, language: missing.language, problem: problemOf(section, missing, spec.text) } }
      for (const part of empty) yield { at, data: { ...data, language: part.schema?.language ?? '', problem: 'empty' } }
    }
  },
})

function problemOf({ span: at, ...section }: Section, missing: BlockSchema, text: string): string {
  if (holds(section, missing)) return 'fewer'
  return missing.language === 'gherkin' && STEPS.every((step) => step.test(text.slice(at.from, at.to)))
    ? 'steps'
    : 'absent'
}

/** What each scenario has, at the start of a line or of an entry. */
const STEPS = ['Given', 'When', 'Then'].map((word) => new RegExp(`^[ \\t>]{0,20}(?:[-*+] )?[*_]{0,3}${word}\\b`, 'm'))

/** Whether a block of the same language is there, where the template has several. */
function holds({ parts }: Pick<Section, 'parts'>, { language }: BlockSchema): boolean {
  return parts.some((part) => part.kind === 'block' && part.schema?.language === language)
}

function isEmpty({ state }: BlockPart): boolean {
  return state === 'empty'
}

/** Empty fences of a language that no other block of the section fills. */
function emptyBlocks({ parts }: Section): readonly BlockPart[] {
  if (!parts.some((part) => part.kind === 'block' && isEmpty(part))) return []
  const blocks = parts.filter((part) => part.kind === 'block')
  return blocks.filter(
    (part) =>
      part.schema &&
      part.state === 'empty' &&
      !blocks.some((other) => other.schema === part.schema && other.state !== 'empty'),
  )
}
