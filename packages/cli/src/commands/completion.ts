import { Argument, Option, type Command } from 'commander'
import { WORDS } from '../run/options.ts'
import { stdout } from '../terminal/streams.ts'
import { examples } from './command.ts'
import { bash } from './shells/bash.ts'
import { fish } from './shells/fish.ts'
import { offeredBy, type Offered, SHELLS } from './shells/words.ts'
import { zsh } from './shells/zsh.ts'

type Shell = (typeof SHELLS)[number]

const SCRIPTS: Readonly<Record<Shell, (offered: Offered) => string>> = { bash, zsh, fish }

/** `completion`: a script for a shell. Every other command has been declared by then. */
export function declare(command: Command): void {
  command
    .addArgument(new Argument('[shell]', 'the shell').choices(SHELLS))
    .addOption(new Option('--words <kind>', 'what a script asks for while people type').choices(WORDS).hideHelp())
    .action(async (shell: Shell | undefined, _: unknown, self: Command) => {
      const { words, cwd } = self.optsWithGlobals<{ readonly words?: (typeof WORDS)[number]; readonly cwd?: string }>()
      if (words !== undefined) (await import('../run/words.ts')).printWords(words, cwd)
      else if (shell === undefined) command.error("error: missing required argument 'shell'")
      else stdout.write(SCRIPTS[shell](offeredBy(command.parent ?? command)))
    })
  examples(command, [
    ['source <(truespec completion bash)', 'in ~/.bashrc'],
    ['source <(truespec completion zsh)', 'in ~/.zshrc'],
    ['truespec completion fish | source', 'in ~/.config/fish/config.fish'],
  ])
}
