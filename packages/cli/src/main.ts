import { Command, CommanderError, Option } from 'commander'
import { examples, type CommandModule } from './commands/command.ts'
import { stderr, stdout } from './terminal/streams.ts'

/** Every verb, in the order of the help. Only the one that is asked for is loaded. */
const COMMANDS: Readonly<Record<string, { readonly says: string; readonly load: () => Promise<CommandModule> }>> = {
  init: {
    says: 'set up a repository: configuration, template, first spec, CI, git hook',
    load: () => import('./commands/init.ts'),
  },
  new: { says: 'start a spec from the template, with the next free ID', load: () => import('./commands/new.ts') },
  check: { says: 'check specs; read-only unless --fix is given', load: () => import('./commands/check.ts') },
  verify: {
    says: 'give a verdict on every claim, by the evidence of reports and of the repository',
    load: () => import('./commands/verify.ts'),
  },
  why: { says: 'show what proves a claim, or what is missing', load: () => import('./commands/why.ts') },
  matrix: { says: 'write all claims by their evidence', load: () => import('./commands/matrix.ts') },
  list: { says: 'list specs with status, author, progress and problems', load: () => import('./commands/list.ts') },
  show: { says: 'show one spec as Truespec reads it', load: () => import('./commands/show.ts') },
  test: { says: "run the specs' scenarios with the project's own steps", load: () => import('./commands/test.ts') },
  explain: { says: 'explain a rule, or list all of them', load: () => import('./commands/explain.ts') },
  template: { says: 'show what a template demands', load: () => import('./commands/template.ts') },
  completion: {
    says: 'print a completion script for bash, zsh or fish',
    load: () => import('./commands/completion.ts'),
  },
}

const EXIT_STATUS = `
Exit status:
  0  no error
  1  an error, or more warnings than are allowed
     (--strict, --max-warnings)
  2  Truespec could not do its work`

/** Does what the words of the command line ask for, and sets the exit code. Never rejects. */
export async function run(argv: readonly string[]): Promise<void> {
  process.once('SIGINT', () => process.exit(130))
  // What escapes every handler is a fault of ours, and 1 would mean that specs were checked.
  process.on('uncaughtException', (error: unknown) => {
    void escaped(error)
  })
  try {
    const program = declare()
    const asked = verbOf(argv)
    for (const name of asked === 'completion' || asked === 'help' ? Object.keys(COMMANDS) : [asked]) {
      const command = program.commands.find((each) => each.name() === name)
      if (command) (await COMMANDS[name]?.load())?.declare(command)
    }
    if (argv.length === 0) program.outputHelp()
    else if (isCommand(asked) && asksForVersion(argv))
      stdout.write(`${(await import('./node/package.ts')).ownVersion()}\n`)
    else await program.parseAsync([...words(argv, asked)], { from: 'user' })
  } catch (error) {
    await fail(error)
  }
}

/** What commander is to read: a word that is no command alone, `help` or `--help` beside it or not, so that it says so. */
function words(argv: readonly string[], asked: string): readonly string[] {
  const about = asked === 'help' ? (argv[argv.indexOf('help') + 1] ?? '') : asked
  return isCommand(about) || about.startsWith('-') ? argv : [about]
}

/** Wherever it stands: commander, too, takes it for nobody's value. */
function asksForVersion(argv: readonly string[]): boolean {
  const end = argv.indexOf('--')
  return argv.slice(0, end < 0 ? argv.length : end).some((word) => word === '--version' || word === '-V')
}

function isCommand(word: string): boolean {
  return word === '' || word === 'help' || Object.hasOwn(COMMANDS, word)
}

async function escaped(error: unknown): Promise<void> {
  await fail(error)
  process.exit(2)
}

function declare(): Command {
  const program = new Command('truespec')
    .description(
      'Specifications that prove themselves: checks feature specs written in Markdown against their template.',
    )
    .usage('<command> [paths] [options]')
    .addOption(new Option('--cwd <dir>', 'work as if started in this folder'))
    .addOption(new Option('--config <file>', 'the configuration, instead of the nearest truespec.json'))
    .addOption(new Option('--verbose', 'say on stderr what else there is to say'))
    .option('-V, --version', 'print the version')
    // In a narrow terminal too, words stay whole.
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false, minWidthToWrap: 10 })
    .exitOverride()
    .showSuggestionAfterError(true)
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      getOutHelpWidth: () => stdout.columns || 80,
      getErrHelpWidth: () => stderr.columns || 80,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
      outputError: (text, write) =>
        write(
          text
            .replace(
              /^error: (?:command-argument value ('.{0,100}' is invalid) for argument '.{1,40}')?/,
              'truespec: $1',
            )
            .replace(/\n\(Did(.*)\)/, '\n  next:  did$1'),
        ),
    })
    .helpCommand('help [command]', 'show what a command does')
  examples(program, [
    ['truespec init', 'set up this repository'],
    ['truespec new "Passkey sign-in"', 'start a spec'],
    ['truespec check', 'check every spec'],
    ['truespec check --fix', 'mend what can be mended safely'],
    ['truespec explain section-missing', 'what a finding means'],
    ['truespec verify --report r.xml', 'what the tests prove of the specs'],
  ])
  program.addHelpText('after', EXIT_STATUS)
  for (const [name, { says }] of Object.entries(COMMANDS)) {
    program.addCommand(new Command(name).summary(says).description(sentence(says)).copyInheritedSettings(program))
  }
  return program
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

/** The first word that is no option and no value of one. */
function verbOf(argv: readonly string[]): string {
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? ''
    if (word === '--') return argv[i + 1] ?? ''
    if (word === '--cwd' || word === '--config') i++
    else if (!word.startsWith('-')) return word
  }
  return ''
}

async function fail(cause: unknown): Promise<void> {
  process.exitCode = 2
  if (cause instanceof CommanderError) {
    // Commander has said it already; help and version are no failures.
    if (cause.exitCode === 0) process.exitCode = 0
    else await suggest(cause)
    return
  }
  try {
    const { explainError } = await import('./errors.ts')
    const { sanitize } = await import('./terminal/sanitize.ts')
    const { fitted } = await import('./terminal/tell.ts')
    stderr.write(fitted(explainError(cause, sanitize)))
  } catch {
    stderr.write(`truespec: ${cause instanceof Error ? cause.stack : String(cause)}\n`)
  }
}

/** What to do next, where commander has not said it: the value that was probably meant (it suggests flags and commands only), or the help. */
async function suggest({ code, message }: CommanderError): Promise<void> {
  if (/\n\(Did you mean/.test(message)) return
  const [, given, choices] =
    /(?:argument|value) '(.{1,100})' is invalid(?: for argument '.{1,40}')?\. Allowed choices are (.+)\.$/s.exec(
      message,
    ) ?? []
  let near: string | undefined
  if (code === 'commander.invalidArgument' && given !== undefined && choices !== undefined) {
    const { nearest } = await import('./terminal/near.ts')
    near = nearest(given, choices.split(', '))
  }
  const verb = verbOf(process.argv.slice(2))
  const help = isCommand(verb) && verb !== '' ? `truespec ${verb} --help` : 'truespec --help'
  stderr.write(`  next:  ${near === undefined ? help : `did you mean ${near}?`}\n`)
}
