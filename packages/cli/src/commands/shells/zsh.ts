import { type Asked, type Flag, LEVELS, type Offered } from './words.ts'

/** A script that completes the command in zsh. */
export function zsh({ shared, verbs }: Offered): string {
  const described = verbs.map(({ name, says }) => `    '${name}:${quoted(says)}'`)
  const cases = verbs.map(({ name, flags, choices, words }) => {
    const files = words?.suffix === undefined ? '; _files' : ''
    const given = choices.length > 0 ? `(${choices.join(' ')})` : words ? `{${asked(words)}${files}}` : '_files'
    return `        ${name}) _arguments -s ${flags.map(specOf).join(' ')} '*: :${given}' ;;`
  })
  return `#compdef truespec
_truespec_words() {
  local -a found
  local below="\${(Q)opt_args[--cwd]:-$cwd}"
  below="\${below/#\\~/$HOME}"
  found=(\${(f)"$($program completion --words $1 \${below:+--cwd=$below} 2> /dev/null)"})
  compadd "\${@:2}" -a found
}
_truespec_levels() {
  if compset -P 1 '*='; then compadd ${LEVELS.join(' ')}; else compadd -q -S = "$@"; fi
}
_truespec() {
  local curcontext="$curcontext" state line program=$words[1] cwd
  local -A opt_args
  local -a verbs
  verbs=(
${described.join('\n')}
    'help:show what a command does'
  )
  _arguments -C -s ${shared.map(specOf).join(' ')} '(-)1: :->verb' '(-)*:: :->rest'
  cwd="\${opt_args[--cwd]}"
  case "$state" in
    verb) _describe command verbs ;;
    rest)
      case "$line[1]" in
        help) _describe command verbs ;;
${cases.join('\n')}
      esac
      ;;
  esac
}
compdef _truespec truespec
`
}

/** A flag as \`_arguments\` takes it: the value of a long one may stand behind an equals sign. */
function specOf({ names, says, value, choices, words }: Flag): string {
  const what = value === 'none' ? '' : `: :${valueOf({ value, choices, words })}`
  return names
    .map((name) => `'*${name}${value !== 'none' && name.startsWith('--') ? '=' : ''}[${quoted(says)}]${what}'`)
    .join(' ')
}

function valueOf({ value, choices, words }: Pick<Flag, 'value' | 'choices' | 'words'>): string {
  if (value === 'level') return `{_truespec_levels ${choices.join(' ')}}`
  if (choices.length > 0) return `(${choices.join(' ')})`
  if (words) return `{${asked(words)}}`
  if (value === 'file') return '_files'
  return value === 'folder' ? '_files -/' : ' '
}

function asked({ kind, suffix }: Asked): string {
  return `_truespec_words ${kind}${suffix ? ` -S ${suffix}` : ''}`
}

function quoted(text: string): string {
  return text.replaceAll("'", "'\\''").replaceAll(/[[\]:]/g, '\\$&')
}
