import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BINARY, environment, truespec } from './binary.ts'
import { makeRepository, type Repository } from './repository.ts'

let repository: Repository
beforeEach(() => {
  repository = makeRepository({
    'specs/SPEC-2026-11-22-001-first.md': '# Feature Specification: First\n',
    'specs/more/RFC-0002.md': '# Feature Specification: Second\n',
    'specs/no-id.md': '# Feature Specification: Third\n',
    'truespec check.md': '',
    'truespec[1].md': '',
    'truespec*.md': '',
    'truespec1.md': '',
    'other/truespec.json': '{ "specs": ["*.md"] }',
    'other/RFC-0009.md': '# Feature Specification: Elsewhere\n',
    'node_modules/.bin/truespec': `#!/bin/sh\nexec "${process.execPath}" "${BINARY}" "$@"\n`,
  })
  spawnSync('chmod', ['+x', join(repository.root, 'node_modules/.bin/truespec')])
})
afterEach(() => repository.remove())

type Shell = 'bash' | 'zsh' | 'fish'

function script(shell: Shell): string {
  const { status, stdout } = truespec(['completion', shell], { cwd: repository.root })
  expect(status).toBe(0)
  return stdout
}

/** Runs text in a shell that has the program in its path. */
function run(shell: Shell, args: readonly string[]): string {
  const path = `${join(repository.root, 'node_modules/.bin')}${delimiter}${process.env['PATH']}`
  const env = { ...environment({ HOME: repository.root, TERM: 'dumb' }), PATH: path }
  return spawnSync(shell, args, { cwd: repository.root, env, encoding: 'utf8', timeout: 60_000 }).stdout
}

function isThere(shell: Shell): boolean {
  return process.platform !== 'win32' && spawnSync(shell, ['-c', 'true']).status === 0
}

/** What bash offers for a line, whose words it parts at blanks and equals signs. */
function inBash(lines: readonly string[]): readonly (readonly string[])[] {
  const text = script('bash')
  return lines.map((line) => {
    const words = line.split(/ +|(=)/).filter((word) => word !== undefined)
    const given = words.filter((word, i) => word !== '' || i === words.length - 1)
    const last = given.at(-1) === '' && given.at(-2) === '=' ? given.slice(0, -1) : given
    const asked = `COMP_WORDS=(${last.map((word) => `'${word}'`).join(' ')})\nCOMP_CWORD=${last.length - 1}\n_truespec`
    return run('bash', ['-c', `${text}\n${asked}\nprintf '%s\\n' "\${COMPREPLY[@]}"`])
      .trim()
      .split('\n')
      .toSorted()
  })
}

/** What zsh offers: a zsh in a terminal of its own is given each line and the key, and says what it was about to add. */
function inZsh(lines: readonly string[]): readonly (readonly string[])[] {
  repository.write('completion.zsh', script('zsh'))
  repository.write(
    'offers.zsh',
    `autoload -Uz compinit; compinit -D -u; source ./completion.zsh
compadd() {
  local -a offered; local suffix='' at=\${@[(i)-S]}
  (( at < $# )) && suffix=\${@[at+1]}
  [[ " $* " == *' -'[OAD]' '* ]] || builtin compadd -A offered "$@"
  builtin compadd "$@"
  local result=$? each
  for each in $offered; do print -r -- "<offer>$each$suffix</offer>"; done
  return result
}
offer() { _main_complete; compstate[insert]=''; compstate[list]=''; print "<do""ne>" }
zle -C offer complete-word offer
bindkey '^X^O' offer
PS1= ; print "<rea""dy>"
`,
  )
  repository.write(
    'ask.zsh',
    `zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell 'source ./offers.zsh'
zpty -r shell said '*<ready>*'
for line in "$@"; do
  zpty -n -w shell $'\\C-u'"$line"$'\\C-x\\C-o'
  zpty -r shell said '*<done>*'
  print -r -- "$said<next>"
done
zpty -d shell
`,
  )
  const said = run('zsh', ['-f', 'ask.zsh', ...lines]).split('<next>')
  return lines.map((_, i) => {
    const offers = Array.from((said[i] ?? '').matchAll(/<offer>(.*?)<\/offer>/g), ([, offer = '']) => offer)
    return [...new Set(offers.map((offer) => offer.replaceAll('\\', '')))].toSorted()
  })
}

/** What fish offers. It gives words whole: of `--format=sarif` the part behind the equals sign is what the others offer. */
function inFish(lines: readonly string[]): readonly (readonly string[])[] {
  repository.write('completion.fish', script('fish'))
  return lines.map((line) => {
    const said = run('fish', ['--no-config', '-c', `source completion.fish; complete -C '${line}'`])
    const words = said
      .trim()
      .split('\n')
      .map((each) => each.split('\t')[0] ?? '')
    const behind = /\S*=(?!.*[ =])/.exec(line)?.[0] ?? ''
    return words.map((word) => (word.startsWith(behind) ? word.slice(behind.length) : word)).toSorted()
  })
}

const STATUSES = ['Approved', 'Complete', 'Draft', 'Implementing', 'In Review', 'Rejected', 'Superseded', 'Withdrawn']
const LINES: readonly (readonly [line: string, offered: readonly string[]])[] = [
  ['truespec ch', ['check']],
  ['truespec --', ['--config', '--cwd', '--help', '--verbose', '--version']],
  ['truespec --cwd o', ['other']],
  ['truespec --cwd other sh', ['show']],
  ['truespec --cwd=other sh', ['show']],
  ['truespec help ch', ['check']],
  ['truespec completion ', ['bash', 'fish', 'zsh']],
  ['truespec explain date-o', ['date-order']],
  ['truespec check --fi', ['--fix', '--fix-unsafe']],
  ['truespec check --format sa', ['sarif']],
  ['truespec check --format=sa', ['sarif']],
  ['truespec check --rule date-order=', ['error', 'hint', 'off', 'warning']],
  ['truespec check --rule=date-order=o', ['off']],
  ['truespec check --rule date-order=off --format sa', ['sarif']],
  ['truespec init --ci ', ['github', 'gitlab', 'none']],
  ['truespec verify --gate ', STATUSES],
  ['truespec verify --gate I', ['Implementing', 'In Review']],
  ['truespec show SP', ['SPEC-2026-11-22-001']],
  ['truespec --cwd other show R', ['RFC-0009']],
  ['truespec --cwd=other show R', ['RFC-0009']],
  ['truespec show --cwd other R', ['RFC-0009']],
  ['truespec show --cwd=other R', ['RFC-0009']],
  ['truespec list --cwd other --status Dr', ['Draft']],
  ['truespec check tru', ['truespec check.md', 'truespec[1].md', 'truespec*.md', 'truespec1.md']],
  ['truespec check --output tru', ['truespec check.md', 'truespec[1].md', 'truespec*.md', 'truespec1.md']],
  ['truespec why ', ['RFC-0002/', 'SPEC-2026-11-22-001/']],
]

describe.each([
  ['bash', inBash],
  ['zsh', inZsh],
  ['fish', inFish],
] as const)('%s', (shell, offers) => {
  // Where the shell is not on this machine, nothing can be said.
  test.skipIf(!isThere(shell))('takes the script, and offers what may stand there', () => {
    repository.write('script', script(shell))
    const { status, stderr } = spawnSync(shell, ['-n', 'script'], { cwd: repository.root, encoding: 'utf8' })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const all = offers(LINES.map(([line]) => line))
    // Folders are offered with a slash by one shell, and without by another.
    const plain = all.map((words, i) =>
      LINES[i]?.[0].includes('--cwd o') ? words.map((word) => word.replace(/\/$/, '')) : words,
    )
    expect(LINES.map(([line], i) => [line, plain[i]])).toEqual(LINES.map(([line, words]) => [line, words.toSorted()]))
  })

  test.skipIf(!isThere(shell))(
    'what a stranger’s repository holds is offered, never run; and what is broken is silent',
    () => {
      const states = (name: string): void =>
        repository.write('truespec.json', `{ "lifecycle": { "states": [{ "name": "Idea" }, { "name": "${name}" }] } }`)
      states('$(touch stolen)`touch stolen`')
      expect(offers(['truespec list --status '])).toEqual([['Idea']])
      expect(existsSync(join(repository.root, 'stolen'))).toBe(false)
      states('')
      expect(offers(['truespec list --status '])[0]?.join('')).toBe('')
    },
  )
})

test('a shell has to be named', () => {
  expect(truespec(['completion'], { cwd: repository.root })).toMatchObject({ status: 2, stdout: '' })
})

test('what words are asked for says nothing of its own troubles', () => {
  repository.write('truespec.json', '{')
  const nothing = { status: 0, stdout: '', stderr: '' }
  expect(truespec(['completion', '--words', 'ids'], { cwd: repository.root })).toEqual(nothing)
})
