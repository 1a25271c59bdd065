import type { Command } from 'commander'
import type { TemplateOptions } from '../run/options.ts'
import { examples } from './command.ts'

/** `template`: what a template demands. */
export function declare(command: Command): void {
  command
    .argument('[file]', 'a template; without it, the one that new specs are made from')
    .option('--json', 'write the schema as JSON')
    .action(async (file: string | undefined, _: unknown, self: Command) => {
      const { runTemplate } = await import('../run/template.ts')
      await runTemplate(file, self.optsWithGlobals<TemplateOptions>())
    })
  examples(command, [
    ['truespec template', 'the template in use, as a tree'],
    ['truespec template docs/rfc-template.md --json', 'the compiled schema of another one'],
  ])
}
