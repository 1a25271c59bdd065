import { type Flag, LEVELS, type Offered } from './words.ts'

/** A script that completes the command in bash. */
export function bash({ shared, verbs }: Offered): string {
  const values = [...valueCases('', shared), ...verbs.flatMap(({ name, flags }) => valueCases(name, flags))]
  const given = verbs.flatMap(({ name, choices, words }) => {
    if (choices.length > 0) return [`    ${name}:*) _truespec_offer '${choices.join(' ')}' ;;`]
    if (words === undefined) return []
    return words.suffix
      ? [`    ${name}:*) _truespec_words ${words.kind} ${words.suffix}; compopt -o nospace 2> /dev/null ;;`]
      : [`    ${name}:*) _truespec_names -f; _truespec_words ${words.kind} '' ;;`]
  })
  const flags = verbs.map((verb) => `    ${verb.name}) flags='${namesOf(verb.flags).join(' ')}' ;;`)
  const names = verbs.map(({ name }) => name).join(' ')
  const valued = namesOf(shared.filter(({ value }) => value !== 'none')).join(' | ')
  return `# bash completion for truespec
_truespec_offer() { COMPREPLY=($(compgen -W "$1" -- "$word")); compopt +o filenames 2> /dev/null; }
# The names of files (-f) or folders (-d): each is a line, and is neither split nor expanded.
_truespec_names() {
  local line
  while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen "$1" -- "$word")
}
# What the program prints is compared and never expanded: it comes from names in the repository.
_truespec_words() {
  local line
  while IFS= read -r line; do
    [[ "$line" == "$word"* ]] && COMPREPLY+=("$line$2")
  done < <("\${COMP_WORDS[0]}" completion --words "$1" \${cwd:+--cwd "$cwd"} 2> /dev/null)
}
_truespec() {
  COMPREPLY=()
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" verb='' flags='' equals='' cwd='' option i at=$COMP_CWORD
  # An equals sign is a word of its own for bash: --format = json, --rule CODE = off.
  if [[ "$word" == = ]]; then word='' equals=yes; elif [[ "$before" == = ]]; then at=$((at - 1)) equals=yes; fi
  before="\${COMP_WORDS[at-1]}"
  if [[ "$equals" && "$before" != -* && "\${COMP_WORDS[*]:at-3:2}" == *--rule* ]]; then before=level; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "\${COMP_WORDS[i]}" in
      ${valued})
        option="\${COMP_WORDS[i]}"
        [[ "\${COMP_WORDS[i+1]}" == = ]] && i=$((i + 1))
        i=$((i + 1))
        [[ "$option" == --cwd ]] && cwd="\${COMP_WORDS[i]}"
        ;;
      -*) ;;
      *) verb="\${verb:-\${COMP_WORDS[i]}}" ;;
    esac
  done
  [[ "$cwd" == '~'* ]] && cwd="$HOME\${cwd:1}"
  case "$verb:$before" in
    *:level) _truespec_offer '${LEVELS.join(' ')}'; return ;;
${values.join('\n')}
  esac
  case "$verb:$word" in
    :-*) _truespec_offer '${namesOf(shared).join(' ')}'; return ;;
    :*) _truespec_offer '${names} help'; return ;;
    help:*) _truespec_offer '${names}'; return ;;
  esac
  case "$verb" in
${flags.join('\n')}
  esac
  case "$verb:$word" in
    *:-*) _truespec_offer "$flags" ;;
${given.join('\n')}
    *) _truespec_names -f ;;
  esac
}
complete -o filenames -F _truespec truespec
`
}

/** What to do behind the flags of a verb that take a value. */
function valueCases(verb: string, flags: readonly Flag[]): readonly string[] {
  return flags
    .filter(({ value }) => value !== 'none')
    .map((flag) => `    ${flag.names.map((name) => `${verb}:${name}`).join(' | ')}) ${valueOf(flag)}return ;;`)
}

/** What offers the values of a flag. */
function valueOf({ value, choices, words }: Flag): string {
  if (choices.length > 0) return `_truespec_offer '${choices.join(' ')}'; `
  if (words) return `_truespec_words ${words.kind} ''; `
  if (value === 'file') return '_truespec_names -f; '
  return value === 'folder' ? '_truespec_names -d; ' : ''
}

function namesOf(flags: readonly Flag[]): readonly string[] {
  return flags.flatMap(({ names }) => names)
}
