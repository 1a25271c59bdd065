import { Argument, type Command, type Option } from 'commander'
import { examples } from './command.ts'

/** A verb as a shell needs to know it. */
interface Verb {
  readonly name: string
  readonly says: string
  readonly flags: readonly Flag[]
}

interface Flag {
  /** `--format`, `-V`. */
  readonly names: readonly string[]
  readonly says: string
  /** Whether a value follows. */
  readonly takesValue: boolean
  /** The values it may have; empty where any will do: then files are offered. */
  readonly choices: readonly string[]
}

type Shell = 'bash' | 'zsh' | 'fish'

/** `completion`: a script for a shell. Every other command has been declared by then. */
export function declare(command: Command): void {
  command.addArgument(new Argument('<shell>', 'the shell').choices(['bash', 'zsh', 'fish'])).action((shell: Shell) => {
    const program = command.parent ?? command
    process.stdout.write(SCRIPTS[shell](verbsOf(program)))
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
    flags: [...command.options.map(flagOf), ...shared],
  }))
}

function flagOf(option: Option): Flag {
  return {
    names: [option.short, option.long].filter((name) => name !== undefined),
    says: option.description,
    takesValue: option.required || option.optional,
    choices: option.argChoices ?? [],
  }
}

const SCRIPTS: Readonly<Record<Shell, (verbs: readonly Verb[]) => string>> = { bash, zsh, fish }

function bash(verbs: readonly Verb[]): string {
  const cases = verbs.flatMap(({ name, flags }) =>
    flags
      .filter((flag) => flag.choices.length > 0)
      .map(
        (flag) =>
          `    ${name}:${flag.names.at(-1)}) COMPREPLY=($(compgen -W '${flag.choices.join(' ')}' -- "$word")); return ;;`,
      ),
  )
  const words = verbs.map(
    ({ name, flags }) => `    ${name}) flags='${flags.flatMap((flag) => flag.names).join(' ')}' ;;`,
  )
  return `# bash completion for truespec
_truespec() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" verb='' flags='' i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "\${COMP_WORDS[i]}" in -*) ;; *) verb="\${COMP_WORDS[i]}"; break ;; esac
  done
  case "$verb:$before" in
${cases.join('\n')}
  esac
  case "$verb" in
    '') COMPREPLY=($(compgen -W '${verbs.map(({ name }) => name).join(' ')}' -- "$word")); return ;;
    completion) COMPREPLY=($(compgen -W 'bash zsh fish' -- "$word")); return ;;
${words.join('\n')}
  esac
  case "$word" in
    -*) COMPREPLY=($(compgen -W "$flags" -- "$word")) ;;
    *) COMPREPLY=($(compgen -f -- "$word")) ;;
  esac
}
complete -o filenames -F _truespec truespec
`
}

function zsh(verbs: readonly Verb[]): string {
  const quote = (text: string): string => text.replaceAll("'", "'\\''").replaceAll(/[[\]:]/g, '\\$&')
  const flag = ({ names, says, takesValue, choices }: Flag): string => {
    const value = takesValue ? `: :${choices.length > 0 ? `(${choices.join(' ')})` : '_files'}` : ''
    return names.map((name) => `'*${name}[${quote(says)}]${value}'`).join(' ')
  }
  return `#compdef truespec
_truespec() {
  local -a verbs
  verbs=(
${verbs.map(({ name, says }) => `    '${name}:${quote(says)}'`).join('\n')}
  )
  local verb="\${\${words[2,CURRENT-1]:#-*}[1]}"
  if [[ -z "$verb" ]]; then _describe command verbs; return; fi
  case "$verb" in
${verbs
  .map(({ name, flags }) => {
    const rest = name === 'completion' ? "'*: :(bash zsh fish)'" : "'*: :_files'"
    return `    ${name}) _arguments ${flags.map(flag).join(' ')} ${rest} ;;`
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
  for (const { name, says, flags } of verbs) {
    lines.push(`complete -c truespec -n __fish_use_subcommand -a ${name} -d ${quote(says)}`)
    const here = `complete -c truespec -n '__fish_seen_subcommand_from ${name}'`
    lines.push(name === 'completion' ? `${here} -a 'bash zsh fish'` : `${here} -F`)
    for (const flag of flags) {
      const names = flag.names
        .map((each) => (each.startsWith('--') ? `-l ${each.slice(2)}` : `-s ${each.slice(1)}`))
        .join(' ')
      const value = flag.takesValue ? ` -r${flag.choices.length > 0 ? ` -a '${flag.choices.join(' ')}'` : ''}` : ''
      lines.push(`${here} ${names}${value} -d ${quote(flag.says)}`)
    }
  }
  return `${lines.join('\n')}\n`
}
