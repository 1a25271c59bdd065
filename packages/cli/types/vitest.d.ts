/**
 * Runs the acceptance scenarios of a spec as tests of vitest, one test a scenario (one a row of an outline). Each is named by its address,
 * `[SPEC-2026-11-22-001/AC-sign-in] Sign in`, so that any report of vitest is evidence for `truespec verify`.
 *
 * `file` is a spec, relative to the working folder, or a URL: `new URL('../specs/a.md', import.meta.url)`. `define` is called anew for
 * every scenario, so what its steps share are its variables.
 *
 * A step without a definition, or with several, fails its test; so do a block that cannot be read and a spec without scenarios.
 *
 * ```ts
 * scenarios('specs/checkout.md', ({ Given, When, Then }) => {
 *   let cart: Cart
 *   Given('a cart with {int} items', (count: number) => {
 *     cart = makeCart(count)
 *   })
 *   When('I pay', async () => {
 *     await cart.pay()
 *   })
 *   Then('the receipt says {string}', (text: string) => {
 *     expect(cart.receipt).toContain(text)
 *   })
 * })
 * ```
 */
export declare function scenarios(file: string | URL, define: (steps: Steps) => void): void

/** What step definitions are made with. `Given`, `When` and `Then` do the same: a step is matched by its text alone. */
export interface Steps {
  readonly Given: DefineStep
  readonly When: DefineStep
  readonly Then: DefineStep
  /** Adds a type such as `{color}` for the expressions that follow. */
  readonly defineParameterType: (type: ParameterTypeDefinition) => void
}

/**
 * `pattern` is a Cucumber expression (`I add {int} item(s)`) or a regular expression. `run` gets its parameters, then the step's table
 * (a `DataTable`) or doc string (a string), where it has one. What it throws or rejects fails the scenario; `'pending'` does too, and
 * `'skipped'` skips what is left of it.
 */
export type DefineStep = (pattern: string | RegExp, run: (...values: never[]) => unknown) => void

/** A type of parameters in Cucumber expressions. */
export interface ParameterTypeDefinition {
  /** As it stands in braces. */
  readonly name: string
  readonly regexp: RegExp | readonly RegExp[]
  /** Makes the value of what the groups matched, or where there is no group, of the whole. Without it, the value is the text. */
  readonly transformer?: (...texts: string[]) => unknown
}

/** The table below a step. */
export interface DataTable {
  /** Every row. */
  raw(): string[][]
  /** Every row but the first. */
  rows(): string[][]
  /** Every row but the first, by the names in the first. */
  hashes(): Record<string, string>[]
  /** The second column by the first. Throws where a row has not two cells. */
  rowsHash(): Record<string, string>
}
