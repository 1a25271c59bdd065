/** `npm start`: builds, checks the repository's own specs, lists them and says what to try next. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from './paths.ts'

const CLI = join(ROOT, 'packages/cli/bin/truespec.js')

/** Runs one script with the terminal as it is; gives its exit status. */
function run(...command: readonly string[]): number {
  const { status } = spawnSync(process.execPath, command, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] })
  return status ?? 2
}

function truespec(...words: readonly string[]): number {
  process.stdout.write(`\n$ npx truespec ${words.join(' ')}\n`)
  return run(CLI, ...words)
}

const built = run(join(ROOT, 'scripts/build.ts'))
process.exitCode = built === 0 ? Math.max(truespec('check'), truespec('list')) : 2

if (built === 0) {
  process.stdout.write(`
Next:
  npx truespec new "Passkey login"            a spec of your own, from the template
  npx truespec check --strict                 what is still missing in it
  npx truespec explain placeholder-left       what a rule wants, with examples
  npm run example                             a spec that is proven from end to end: tests, coverage, load, scenarios, commits
  npx truespec --help                         every command
`)
}
