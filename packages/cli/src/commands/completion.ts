import { CODES } from '@truespec/core/codes'
import { Argument, Option, type Command } from 'commander'
import { WORDS } from '../run/options.ts'
import { stdout } from '../terminal/streams.ts'
import { examples } from './command.ts'

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

interface Flag {
  /** `--format`, `-V`. */
  readonly names: readonly string[]
  readonly says: string
  /** Whether a value follows. */
  readonly takesValue: boolean
  /** The values it may have; empty where any will do: then files are offered. */
  readonly choices: readonly string[]
  readonly words: Asked | undefined
}

/** What `completion --words` prints, and what the shell puts behind a word. */
interface Asked {
  readonly kind: (typeof WORDS)[number]
  readonly suffix?: '/'
}

const SHELLS = ['bash', 'zsh', 'fish'] as const
type Shell = (typeof SHELLS)[number]

const CHOICES: Readonly<Record<string, readonly string[]>> = { completion: SHELLS, explain: CODES, '--rule': CODES }
const ASKED: Readonly<Record<string, Asked>> = {
  show: { kind: 'ids' },
  test: { kind: 'ids' },
  why: { kind: 'ids', suffix: '/' },
  '--status': { kind: 'statuses' },
  '--gate': { kind: 'statuses' },
}

/** `completion`: a script for a shell. Every other command has been declared by then. */
export function declare(command: Command): void {
  command
    .addArgument(new Argument('[shell]', 'the shell').choices(SHELLS))
    .addOption(new Option('--words <kind>', 'what a script asks for while people type').choices(WORDS).hideHelp())
    .action(async (shell: Shell | undefined, _: unknown, self: Command) => {
      const { words, cwd } = self.optsWithGlobals<{ readonly words?: (typeof WORDS)[number]; readonly cwd?: string }>()
      if (words !== undefined) (await import('../run/words.ts')).printWords(words, cwd)
      else if (shell === undefined) command.error("error: missing required argument 'shell'")
      else {
        const program = command.parent ?? command
        stdout.write(SCRIPTS[shell](verbsOf(program), program.options.map(flagOf)))
      }
    })
  examples(command, [
    ['source <(truespec completion bash)', 'in ~/.bashrc'],
    ['source <(truespec completion zsh)', 'in ~/.zshrc'],
    ['truespec completion fish | source', 'in ~/.config/fish/config.fish'],
  ])
}

function verbsOf(program: Command): readonly Verb[] {
  const shared = program.options.map(flagOf)
  return program.commands.map((command) => ({
    name: command.name(),
    says: command.summary(),
    flags: [...command.options.filter(({ hidden }) => !hidden).map(flagOf), ...shared],
    choices: CHOICES[command.name()] ?? [],
    words: ASKED[command.name()],
  }))
}

function flagOf(option: Option): Flag {
  return {
    names: [option.short, option.long].filter((name) => name !== undefined),
    says: option.description,
    takesValue: option.required || option.optional,
    choices: CHOICES[option.long ?? ''] ?? option.argChoices ?? [],
    words: ASKED[option.long ?? ''],
  }
}

const SCRIPTS: Readonly<Record<Shell, (verbs: readonly Verb[], shared: readonly Flag[]) => string>> = {
  bash,
  zsh,
  fish,
}

const LEVELS = 'off hint warning error'

function bash(verbs: readonly Verb[], shared: readonly Flag[]): string {
  const cases = verbs.flatMap(({ name, flags }) =>
    flags.flatMap(({ names, choices, words }) =>
      choices.length > 0
        ? `    ${name}:${names.at(-1)}) COMPREPLY=($(compgen -W '${choices.join(' ')}' -- "$word")); return ;;`
        : words
          ? `    ${name}:${names.at(-1)}) _truespec_words ${words.kind} ''; return ;;`
          : [],
    ),
  )
  const given = verbs.flatMap(({ name, choices, words }) =>
    choices.length > 0
      ? `    ${name}:*) COMPREPLY=($(compgen -W '${choices.join(' ')}' -- "$word")) ;;`
      : words?.suffix
        ? `    ${name}:*) _truespec_words ${words.kind} ${words.suffix}; compopt -o nospace 2> /dev/null ;;`
        : words
          ? `    ${name}:*) COMPREPLY=($(compgen -f -- "$word")); _truespec_words ${words.kind} '' ;;`
          : [],
  )
  const words = verbs.map(
    ({ name, flags }) => `    ${name}) flags='${flags.flatMap((flag) => flag.names).join(' ')}' ;;`,
  )
  return `# bash completion for truespec
# What the program prints is compared and never expanded: it comes from names in the repository.
_truespec_words() {
  local line
  while IFS= read -r line; do
    [[ "$line" == "\${COMP_WORDS[COMP_CWORD]}"* ]] && COMPREPLY+=("$line$2")
  done < <("\${COMP_WORDS[0]}" completion --words "$1" 2> /dev/null)
}
_truespec() {
  COMPREPLY=()
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" verb='' flags='' equals='' i at=$COMP_CWORD
  # An equals sign is a word of its own for bash: --format = json, --rule CODE = off.
  if [[ "$word" == = ]]; then word='' equals=yes; elif [[ "$before" == = ]]; then at=$((at - 1)) equals=yes; fi
  before="\${COMP_WORDS[at-1]}"
  if [[ "$equals" && "$before" != -* && "\${COMP_WORDS[*]:at-3:2}" == *--rule* ]]; then before=level; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "\${COMP_WORDS[i]}" in
      ${valued(shared)}) [[ "\${COMP_WORDS[i+1]}" == = ]] && i=$((i + 1)); i=$((i + 1)) ;;
      -*) ;;
      *) verb="\${COMP_WORDS[i]}"; break ;;
    esac
  done
  case "$verb:$before" in
    *:level) COMPREPLY=($(compgen -W '${LEVELS}' -- "$word")); return ;;
    *:--cwd) COMPREPLY=($(compgen -d -- "$word")); return ;;
    *:--config) COMPREPLY=($(compgen -f -- "$word")); return ;;
${cases.join('\n')}
  esac
  case "$verb:$word" in
    :-*) COMPREPLY=($(compgen -W '${shared.flatMap(({ names }) => names).join(' ')} --help' -- "$word")); return ;;
    :*) COMPREPLY=($(compgen -W '${verbs.map(({ name }) => name).join(' ')} help' -- "$word")); return ;;
    help:*) COMPREPLY=($(compgen -W '${verbs.map(({ name }) => name).join(' ')}' -- "$word")); return ;;
  esac
  case "$verb" in
${words.join('\n')}
  esac
  case "$verb:$word" in
    *:-*) COMPREPLY=($(compgen -W "$flags" -- "$word")) ;;
${given.join('\n')}
    *) COMPREPLY=($(compgen -f -- "$word")) ;;
  esac
}
complete -o filenames -F _truespec truespec
`
}

/** A pattern of the flags that take the word behind them. */
function valued(flags: readonly Flag[]): string {
  return flags.flatMap(({ names, takesValue }) => (takesValue ? names : [])).join(' | ')
}

function zsh(verbs: readonly Verb[]): string {
  const quote = (text: string): string => text.replaceAll("'", "'\\''").replaceAll(/[[\]:]/g, '\\$&')
  const values = ({ choices, words }: Pick<Flag, 'choices' | 'words'>, files: boolean): string =>
    choices.length > 0
      ? `(${choices.join(' ')})`
      : words
        ? `{_truespec_words ${words.kind}${words.suffix ? ` -S ${words.suffix}` : ''}${files ? '; _files' : ''}}`
        : '_files'
  const flag = ({ names, says, takesValue, choices, words }: Flag): string => {
    const value = takesValue ? `: :${values({ choices, words }, false)}` : ''
    return names.map((name) => `'*${name}[${quote(says)}]${value}'`).join(' ')
  }
  return `#compdef truespec
_truespec_words() {
  local -a found
  found=(\${(f)"$($words[1] completion --words $1 2> /dev/null)"})
  compadd "\${@:2}" -a found
}
_truespec() {
  local -a verbs
  verbs=(
${verbs.map(({ name, says }) => `    '${name}:${quote(says)}'`).join('\n')}
  )
  local verb="\${\${words[2,CURRENT-1]:#-*}[1]}"
  if [[ -z "$verb" ]]; then _describe command verbs; return; fi
  case "$verb" in
${verbs
  .map((verb) => {
    return `    ${verb.name}) _arguments ${verb.flags.map(flag).join(' ')} '*: :${values(verb, verb.words?.suffix === undefined)}' ;;`
  })
  .join('\n')}
  esac
}
compdef _truespec truespec
`
}

function fish(verbs: readonly Verb[]): string {
  const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
  const lines = ['# fish completion for truespec', 'complete -c truespec -f']
  const asked = ({ kind, suffix }: Asked): string =>
    `(truespec completion --words ${kind} 2> /dev/null${suffix ? ` | string replace -r \\$ ${suffix}` : ''})`
  for (const { name, says, flags, choices, words } of verbs) {
    lines.push(`complete -c truespec -n __fish_use_subcommand -a ${name} -d ${quote(says)}`)
    const here = `complete -c truespec -n '__fish_seen_subcommand_from ${name}'`
    lines.push(choices.length > 0 ? `${here} -a '${choices.join(' ')}'` : words?.suffix ? here : `${here} -F`)
    if (words) lines.push(`${here} -a '${asked(words)}'`)
    for (const flag of flags) {
      const names = flag.names
        .map((each) => (each.startsWith('--') ? `-l ${each.slice(2)}` : `-s ${each.slice(1)}`))
        .join(' ')
      const offered = flag.choices.length > 0 ? flag.choices.join(' ') : flag.words && asked(flag.words)
      const value = flag.takesValue ? ` -r${offered === undefined ? '' : ` -a '${offered}'`}` : ''
      lines.push(`${here} ${names}${value} -d ${quote(flag.says)}`)
    }
  }
  return `${lines.join('\n')}\n`
}
