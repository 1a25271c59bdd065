import {
  jsonDocument,
  type ContentSchema,
  type FieldSchema,
  type Schema,
  type SectionSchema,
  type SlotSchema,
} from '@truespec/core'
import { createMarkdownEngine } from '../node/markdown.ts'
import { paintFor } from '../terminal/colors.ts'
import { stdout } from '../terminal/streams.ts'
import { tell } from '../terminal/tell.ts'
import { tree, type Branch } from '../terminal/tree.ts'
import { templateOfNew } from './new.ts'
import type { TemplateOptions } from './options.ts'
import { openProject } from './project.ts'
import { compileTemplate } from './schemas.ts'
import { slipNotes } from './template-notes.ts'
import { readTemplate } from './templates.ts'
import { describeType } from './slot-type.ts'

/** Prints what a template demands. */
export async function runTemplate(file: string | undefined, { cwd, config, json }: TemplateOptions): Promise<void> {
  const project = openProject({ cwd, config })
  const template =
    file === undefined ? templateOfNew(project) : readTemplate(project.place, file, project.config.templates)
  const schema = compileTemplate(template, createMarkdownEngine())
  for (const note of slipNotes(template, schema)) tell(note)
  stdout.write(
    json ? jsonDocument({ schemaVersion: 1, schema }) : tree([branchOf(schema)], paintFor(stdout, process.env)),
  )
}

type ItemsSchema = Extract<ContentSchema, { kind: 'items' }>

function branchOf(schema: Schema): Branch {
  const { title } = schema
  const heading =
    title === undefined
      ? []
      : [
          {
            label: `# ${[title.prefix, title.slot ? '…' : ''].filter((part) => part !== '').join(' ')}`.trimEnd(),
            note: 'title',
          },
        ]
  const fields = schema.frontMatter.map((field) => fieldBranch(field, 'front matter'))
  return {
    label: schema.name,
    ...(schema.version !== undefined && { note: `version ${schema.version}` }),
    children: [
      ...heading,
      ...fields,
      ...schema.preamble.flatMap(contentBranches),
      ...schema.sections.map(sectionBranch),
    ],
  }
}

function sectionBranch(section: SectionSchema): Branch {
  const notes = [
    section.optional ? 'optional' : '',
    section.repeat ? `at least ${section.repeat.min}` : '',
    section.anyOf ? 'one of these' : '',
    section.role ? `role ${section.role}` : '',
  ]
  return {
    label: `${'#'.repeat(section.level)} ${section.heading}`,
    ...noteOf(notes),
    children: [...section.content.flatMap(contentBranches), ...section.sections.map(sectionBranch)],
  }
}

function contentBranches(content: ContentSchema): readonly Branch[] {
  const leaf = (label: string, children: readonly Branch[] = []): readonly Branch[] => [
    { label, ...noteOf([content.optional ? 'optional' : '']), children },
  ]
  switch (content.kind) {
    case 'fields':
      return content.fields.map((field) => fieldBranch(field, ''))
    case 'prose':
      return content.guidance ? [] : leaf('some prose')
    case 'items':
      return leaf(
        `${content.checkbox ? '- [ ] ' : '- '}${patternOf(content)}: ${slotWords(content)}`,
        categories(content),
      )
    case 'checklist':
      return leaf(
        'checklist',
        content.items.map(({ text, marked, optional }) => ({
          label: `- [ ] ${text}`,
          ...noteOf([optional ? 'optional' : '', marked ? 'ticked at the end' : '']),
        })),
      )
    case 'list':
      return leaf(`${content.ordered ? 'numbered list' : 'list'} of ${describeType(content.slot.type)}`)
    case 'pairs':
      return leaf(
        `- ${describeType(content.key.type)}: ${content.values.map(({ type }) => describeType(type)).join(' - ')}`,
      )
    case 'links':
      return leaf('list of links')
    case 'table':
      return leaf(
        'table',
        content.columns.map(({ header, slot }) => slotBranch(header, slot)),
      )
    case 'block':
      return leaf(`${content.language} block`)
  }
}

/** What an item says after its ID; where categories decide that, they follow. */
function slotWords({ category, slots }: ItemsSchema): string {
  if (category) return 'category - …'
  return slots['*'] ? describeType(slots['*'].type) : '…'
}

function categories({ category, slots }: ItemsSchema): readonly Branch[] {
  if (!category) return []
  const named = Object.entries(slots).filter(([name]) => name !== '*')
  const other = slots['*']
  return [
    ...named.map(([name, slot]) => slotBranch(name, slot)),
    ...(other ? [slotBranch('any other category', other)] : []),
  ]
}

function patternOf(content: ItemsSchema): string {
  return describeType({ kind: 'id', pattern: content.pattern })
}

function fieldBranch({ key, slot, role, entries }: FieldSchema, where: string): Branch {
  const notes = [describeType(slot.type), slot.optional ? 'optional' : '', where, role ? `role ${role}` : '']
  return {
    label: `${key}:`,
    ...noteOf(notes),
    ...(entries && { children: contentBranches(entries) }),
  }
}

function slotBranch(label: string, { type, optional }: SlotSchema): Branch {
  return { label, note: `${describeType(type)}${optional ? ', optional' : ''}` }
}

function noteOf(notes: readonly string[]): Pick<Branch, 'note'> {
  const note = notes.filter((each) => each !== '').join(', ')
  return note === '' ? {} : { note }
}
