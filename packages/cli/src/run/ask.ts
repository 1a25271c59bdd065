import type { Choices } from './init.ts'
import type { InitOptions } from './options.ts'

/** Asks in the terminal for whatever no flag has said. Ends the program with 130 where the user breaks off: nothing is written by then. */
export async function askWhatToSetUp(root: string, { spec, ci, hook }: InitOptions): Promise<Choices> {
  const { cancel, confirm, intro, isCancel, select, text } = await import('@clack/prompts')
  const answered = <T>(answer: T | symbol | undefined): T => {
    if (answer !== undefined && !isCancel(answer)) return answer as T
    cancel('Nothing was written.')
    process.exit(130)
  }
  intro(`truespec init in ${root}`)
  const name =
    typeof spec === 'string'
      ? spec
      : spec === false
        ? ''
        : answered<string>(
            await text({
              message: 'What is the first feature called? (leave empty to start no spec)',
              placeholder: 'Passkey sign-in',
              defaultValue: '',
            }),
          )
  const service =
    ci ??
    answered<Choices['ci']>(
      await select({
        message: 'Where shall specs be checked on every change?',
        options: [
          { value: 'github' as const, label: 'GitHub Actions' },
          { value: 'gitlab' as const, label: 'GitLab CI' },
          { value: 'none' as const, label: 'nowhere yet' },
        ],
      }),
    )
  const wantsHook =
    hook ??
    answered<boolean>(await confirm({ message: 'Check specs before each commit (a git hook)?', initialValue: true }))
  return { spec: name.trim() === '' ? undefined : name, ci: service, hook: wantsHook }
}
