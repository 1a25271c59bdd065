/** What is read of Cucumber's messages, https://github.com/cucumber/messages: one of the parts is there. Versions 27 to 34 agree on it. */
export interface Envelope {
  readonly source?: { uri: string }
  readonly gherkinDocument?: { uri?: string; readonly feature?: Container }
  readonly pickle?: {
    readonly id: string
    uri: string
    readonly name: string
    readonly astNodeIds: readonly string[]
  }
  readonly parseError?: { readonly source: { uri?: string }; readonly message: string }
  readonly testCase?: {
    readonly id: string
    readonly pickleId: string
    readonly testSteps: readonly { readonly id: string; readonly pickleStepId?: string }[]
  }
  readonly testCaseStarted?: { readonly id: string; readonly testCaseId: string }
  readonly testStepFinished?: {
    readonly testCaseStartedId: string
    readonly testStepId: string
    readonly testStepResult: { readonly status: string }
  }
  readonly testCaseFinished?: { readonly testCaseStartedId: string; readonly willBeRetried: boolean }
  readonly testRunFinished?: { readonly success: boolean }
}

/** A feature or a rule. */
export interface Container {
  readonly children: readonly {
    readonly rule?: Container
    readonly scenario?: Node & { readonly examples: readonly { readonly tableBody: readonly Node[] }[] }
  }[]
}

interface Node {
  readonly id: string
  readonly location: { readonly line: number }
}
