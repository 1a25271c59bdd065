import { CODES } from '@truespec/core/codes'
import type { Command, Option } from 'commander'
import type { WORDS } from '../../run/options.ts'

/** A verb as a shell needs to know it. */
interface Verb {
  readonly name: string
  readonly says: string
  readonly flags: readonly Flag[]
  /** What its arguments may be; empty where any file will do. */
  readonly choices: readonly string[]
  /** Words that are asked for when they are needed, besides files. */
  readonly words: Asked | undefined
}

export interface Flag {
  /** `--format`, `-V`. */
  readonly names: readonly string[]
  readonly says: string
  /** What follows it. */
  readonly value: Value
  /** The values it may have; empty where any will do. */
  readonly choices: readonly string[]
  readonly words: Asked | undefined
}

/** `level`: one of the choices, `=`, and one of `LEVELS`. */
export type Value = 'none' | 'choice' | 'level' | 'file' | 'folder' | 'any'

/** What `completion --words` prints, and what the shell puts behind a word. */
export interface Asked {
  readonly kind: (typeof WORDS)[number]
  readonly suffix?: '/'
}

/** What a shell can offer: the flags of the program, and its verbs, each with these and its own. */
export interface Offered {
  readonly shared: readonly Flag[]
  readonly verbs: readonly Verb[]
}

export const SHELLS = ['bash', 'zsh', 'fish'] as const

/** What may stand behind the `=` of `--rule CODE=LEVEL`. */
export const LEVELS: readonly string[] = ['off', 'hint', 'warning', 'error']

const CHOICES: Readonly<Record<string, readonly string[]>> = { completion: SHELLS, explain: CODES, '--rule': CODES }
const ASKED: Readonly<Record<string, Asked>> = {
  show: { kind: 'ids' },
  test: { kind: 'ids' },
  why: { kind: 'ids', suffix: '/' },
  '--status': { kind: 'statuses' },
  '--gate': { kind: 'statuses' },
}
const HELP: Flag = {
  names: ['-h', '--help'],
  says: 'what it does, with examples',
  value: 'none',
  choices: [],
  words: undefined,
}

/** All that a program declares and does not hide. */
export function offeredBy(program: Command): Offered {
  const shared = [...program.options.map(flagOf), HELP]
  const verbs = program.commands.map((command) => ({
    name: command.name(),
    says: command.summary(),
    flags: [...command.options.filter(({ hidden }) => !hidden).map(flagOf), ...shared],
    choices: CHOICES[command.name()] ?? [],
    words: ASKED[command.name()],
  }))
  return { shared, verbs }
}

function flagOf(option: Option): Flag {
  const name = option.long ?? ''
  return {
    names: [option.short, option.long].filter((each) => each !== undefined),
    says: option.description,
    value: option.required || option.optional ? valueOf(option) : 'none',
    choices: CHOICES[name] ?? option.argChoices ?? [],
    words: ASKED[name],
  }
}

function valueOf({ long = '', argChoices, flags }: Option): Value {
  if (long === '--rule') return 'level'
  if (argChoices || ASKED[long]) return 'choice'
  if (/<(?:file|path)/.test(flags)) return 'file'
  return /<dir/.test(flags) ? 'folder' : 'any'
}
