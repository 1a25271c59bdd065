import { defaultLifecycle, type BlockEngines, type Config, type PackageFacts, type TemplateBinding } from '@truespec/core'

export const defaultConfig: Config = {
  specs: ['specs/**/*.md', '.specs/**/*.md', 'docs/specs/**/*.md'], ignore: [], templates: [], rules: {}, overrides: [], lifecycle: defaultLifecycle,
  limits: { fileSize: 2 * 1024 * 1024, nesting: 100, blockTime: 10_000 }, vague: { add: [], allow: [] },
}
export function parseConfig(text: string, _: string, __: readonly string[]): { config: Config } | { faults: readonly { span: { from: number; to: number }; message: string }[] } {
  try {
    const json = JSON.parse(text.replace(/^\/\/.*$/gm, '')) as Partial<Config>
    return { config: { ...defaultConfig, ...json, templates: (json.templates ?? []).map((b) => ({ directives: {}, placeholders: [], ...b })) } }
  } catch (error) { return { faults: [{ span: { from: 0, to: 0 }, message: String(error) }] } }
}
export function templateFor(config: Config, _: string): TemplateBinding | undefined { return config.templates[0] }
export function readPackages(_: string): PackageFacts { return { known: false, find: () => undefined } }
export function createEngines(_: { timeLimit: number; root: string }): BlockEngines & { close(): void } {
  return { mermaid: async (t) => t.map(() => []), types: async (t) => t.map(() => []), close() {} }
}
