/** Whether npx started this program: then its name alone may not be a command here. */
export function isStartedByNpx(): boolean {
  return process.env['npm_command'] === 'exec'
}

/** A text that names commands of this program, with the names as the user can type them: `npx truespec check` where npx started it. */
export function asStarted(text: string): string {
  // At the start of a sentence or of a quotation, never in `npm install truespec`.
  return isStartedByNpx() ? text.replaceAll(/(?<=^|`|: |\brun )truespec (?=[a-z])/g, 'npx truespec ') : text
}
