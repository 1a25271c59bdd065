/** Names of suites, from the outermost, and of the test itself, as one: `Sessions > expire after 30 minutes`. */
export function fullName(suites: readonly string[], name: string): string {
  const own = name.trim()
  const around = suites.map((suite) => suite.trim()).filter((suite) => suite !== '')
  // Some tools write the suites into the name too: `Sessions > expire` in the suite `Sessions`.
  const joined = around.join(' > ')
  const repeated = joined !== '' && (own.startsWith(`${joined} > `) || own === joined)
  return [...(repeated ? [] : around), own].filter((part) => part !== '').join(' > ')
}
