import { LEVELS } from '../text/diagnostic.ts'
import type { Demand } from './lifecycle.ts'

/** The part of JSON Schema (2020-12) that the configuration needs, and that `check.ts` reads. */
export interface JsonSchema {
  readonly $schema?: string
  readonly $id?: string
  readonly title?: string
  readonly description?: string
  readonly type: 'object' | 'array' | 'string' | 'integer'
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  /** `false`, or what every other key holds. */
  readonly additionalProperties?: false | JsonSchema
  readonly items?: JsonSchema
  readonly minItems?: number
  readonly minLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly enum?: readonly string[]
  /** Ours, ignored by others: `glob`, `path` and other texts, and the keys of `rules`. */
  readonly format?: 'glob' | 'path' | 'name-pattern' | 'address' | 'claim-kind' | 'directive'
  readonly 'x-keys'?: 'rules'
  readonly default?: unknown
  /** Of VS Code and editors that share its language service: without them, a comment is marked as an error. */
  readonly allowComments?: boolean
  readonly allowTrailingCommas?: boolean
}

const DEMANDS: Readonly<Record<Demand, string>> = {
  filled: 'what is missing is an error',
  reviewed: 'the review checklist is ticked',
  'mature-dependencies': 'no dependency is less mature',
  issue: 'there is an issue; from here on tasks may be ticked',
  done: 'every task, requirement, security and documentation item is ticked',
}

const text: JsonSchema = { type: 'string', minLength: 1 }
const globs = (description: string): JsonSchema => ({
  description,
  type: 'array',
  items: { type: 'string', format: 'glob', minLength: 1 },
})
const levels: JsonSchema = {
  description: 'How much each rule weighs, by its code.',
  type: 'object',
  'x-keys': 'rules',
  additionalProperties: { type: 'string', enum: LEVELS },
}

const lists = (description: string, items: JsonSchema): JsonSchema => ({
  description,
  type: 'object',
  additionalProperties: { type: 'array', items, minItems: 1 },
})

/** What `truespec.json` may hold: published as `truespec.schema.json`, and what `parseConfig` checks. */
export const configSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Truespec configuration',
  allowComments: true,
  allowTrailingCommas: true,
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema: { description: 'Where an editor finds this schema.', type: 'string' },
    specs: { ...globs('The files that may be specs, relative to the root.'), minItems: 1 },
    ignore: globs('Files that are never specs.'),
    templates: {
      description: 'Which template a spec is read through: the first entry whose files fit.',
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['template'],
        properties: {
          files: { ...globs('The specs it is for; without it, all.'), minItems: 1 },
          template: {
            description: 'The template, relative to the root.',
            type: 'string',
            format: 'path',
            minLength: 1,
          },
          directives: {
            description: 'What comments in the template would say, by heading path: { "Risks": "optional" }.',
            type: 'object',
            additionalProperties: { ...text, format: 'directive' },
          },
          placeholders: { description: 'Further texts that count as a placeholder.', type: 'array', items: text },
        },
      },
    },
    baseline: {
      description:
        'The findings that are known and not reported, relative to the root: `truespec check --write-baseline` writes it.',
      type: 'string',
      format: 'path',
      minLength: 1,
    },
    rules: levels,
    overrides: {
      description: 'Other levels for some files or states; later entries win.',
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['rules'],
        properties: {
          files: globs('The specs it is for; without it, all.'),
          status: { description: 'The states it is for; without it, all.', type: 'array', items: text },
          rules: levels,
        },
      },
    },
    lifecycle: {
      description: 'The states of a spec, in order, what each adds to the demands of those before it, and the ends.',
      type: 'object',
      additionalProperties: false,
      required: ['states'],
      properties: {
        states: {
          type: 'array',
          minItems: 1,
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['name'],
            properties: {
              name: text,
              demands: {
                description: Object.entries(DEMANDS)
                  .map(([name, meaning]) => `${name}: ${meaning}`)
                  .join('; '),
                type: 'array',
                items: { type: 'string', enum: Object.keys(DEMANDS) },
              },
            },
          },
        },
        ends: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['name', 'from'],
            properties: {
              name: text,
              from: { description: 'The states from which it may be reached.', type: 'array', items: text },
            },
          },
        },
      },
    },
    limits: {
      type: 'object',
      additionalProperties: false,
      properties: {
        fileSize: {
          description: 'The largest file that is read, in bytes.',
          type: 'integer',
          minimum: 1,
          maximum: 67_108_864,
          default: 2_097_152,
        },
        nesting: {
          description: 'The deepest nesting of lists, quotations, emphasis and links.',
          type: 'integer',
          minimum: 1,
          maximum: 1000,
          default: 100,
        },
        blockTime: {
          description: 'How long the blocks of one run may take, in milliseconds.',
          type: 'integer',
          minimum: 1,
          maximum: 3_600_000,
          default: 60_000,
        },
        findings: {
          description: 'How many findings of one rule are listed of one file; those beyond are counted in one more.',
          type: 'integer',
          minimum: 1,
          maximum: 1_000_000,
          default: 1000,
        },
      },
    },
    vague: {
      description: 'Words that no test can settle.',
      type: 'object',
      additionalProperties: false,
      properties: {
        add: { description: 'Words to look for besides the built-in ones.', type: 'array', items: text },
        allow: { description: 'Built-in words that are fine here.', type: 'array', items: text },
      },
    },
    verify: {
      description: 'Where evidence lies, and how it is told which claim it is for.',
      type: 'object',
      additionalProperties: false,
      properties: {
        reports: globs('The reports that `truespec verify` reads where none are named, relative to the root.'),
        names: {
          description: 'How names of tests bear addresses besides [SPEC/CLAIM]: "{spec}.{claim}".',
          type: 'array',
          items: { type: 'string', format: 'name-pattern', minLength: 1 },
        },
        components: lists(
          'The files of each component that the unit tests of a spec name: { "SessionStore": ["src/session-store.ts"] }.',
          { type: 'string', format: 'path', minLength: 1 },
        ),
        metrics: lists(
          'The addresses that each metric is for, by its name in the reports: { "http_req_duration": ["SPEC-2026-11-22-001/PERF-response-time"] }.',
          { type: 'string', format: 'address', minLength: 1 },
        ),
        demanded: {
          description:
            'The kinds of claims that must be proven or waived before a spec may bear a status that demands that all is done.',
          type: 'array',
          items: { type: 'string', format: 'claim-kind', minLength: 1 },
        },
      },
    },
  },
}
