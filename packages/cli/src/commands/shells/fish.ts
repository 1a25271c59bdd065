import { type Asked, type Flag, LEVELS, type Offered } from './words.ts'

/** A script that completes the command in fish. */
export function fish({ shared, verbs }: Offered): string {
  const valued = shared.filter(({ value }) => value !== 'none').flatMap(({ names }) => names)
  const lines = verbs.flatMap(({ name, says, flags, choices, words }) => {
    const here = `complete -c truespec -n '__truespec_at ${name}'`
    const given = choices.length > 0 ? [`${here} -a '${choices.join(' ')}'`] : words?.suffix ? [] : [`${here} -F`]
    return [
      `complete -c truespec -n '__truespec_at ""' -a ${name} -d ${quoted(says)}`,
      `complete -c truespec -n '__truespec_at help' -a ${name} -d ${quoted(says)}`,
      ...given,
      ...(words ? [`${here} -a '${asked(words)}'`] : []),
      ...flags.map((flag) => `${here} ${specOf(flag)}`),
    ]
  })
  return `# fish completion for truespec
# The verb of the line, if there is one; what stands in front of it may have a value.
function __truespec_at
    set -l words (commandline -opc)[2..]
    set -l verb ''
    while set -q words[1]
        switch $words[1]
            case ${valued.join(' ')}
                set -e words[1]
            case '-*'
            case '*'
                set verb $words[1]
                break
        end
        set -e words[1]
    end
    test "$verb" = "$argv[1]"
end
# The words of a kind, below the folder that the line names.
function __truespec_words
    set -l words (commandline -opc)
    set -l cwd
    for at in (seq (count $words))
        switch $words[$at]
            case --cwd
                set cwd $words[(math $at + 1)]
            case '--cwd=*'
                set cwd (string replace -- --cwd= '' $words[$at])
        end
    end
    set cwd (string replace -r '^~' $HOME -- $cwd)
    $words[1] completion --words $argv[1] --cwd=$cwd 2> /dev/null
end
# A code with an equals sign, and behind that a level.
function __truespec_levels
    set -l said (string replace -r '^--rule=' '' -- (commandline -ct))
    if string match -q '*=*' -- $said
        string replace -r '=.*' = -- $said | string join -n '' | read -l code
        printf '%s\\n' $code{${LEVELS.join(',')}}
    else
        printf '%s=\\n' $argv
    end
end
complete -c truespec -f
complete -c truespec -n '__truespec_at ""' -a help -d 'show what a command does'
${shared.map((flag) => `complete -c truespec -n '__truespec_at ""' ${specOf(flag)}`).join('\n')}
${lines.join('\n')}
`
}

/** A flag as \`complete\` takes it. */
function specOf(flag: Flag): string {
  const names = flag.names.map((each) => (each.startsWith('--') ? `-l ${each.slice(2)}` : `-s ${each.slice(1)}`))
  return `${names.join(' ')}${valueOf(flag)} -d ${quoted(flag.says)}`
}

function valueOf({ value, choices, words }: Flag): string {
  if (value === 'none') return ''
  if (value === 'file') return ' -r -F'
  if (value === 'folder') return " -x -a '(__fish_complete_directories)'"
  if (value === 'level') return ` -x -a '(__truespec_levels ${choices.join(' ')})'`
  const offered = choices.length > 0 ? choices.join(' ') : words && asked(words)
  return offered === undefined ? ' -x' : ` -x -a '${offered}'`
}

function asked({ kind, suffix }: Asked): string {
  return `(__truespec_words ${kind}${suffix ? ` | string replace -r \\$ ${suffix}` : ''})`
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
