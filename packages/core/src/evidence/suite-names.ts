/** `src/a.test.ts`, `tests\Sample.phpt`: a path with the ending of a source file, and without spaces. */
const FILE =
  /^[^\s<>"|]{1,500}\.(?:[cm]?[jt]sx?|py|php|phpt|rb|java|kts?|groovy|scala|go|rs|cs|fs|vb|cpp|cc|cxx|c|h|hpp|swift|mm?|dart|exs?|erl|lua|sh|bats|vue|svelte|feature|md|html?|robot|sol|zig|nim|pl|t|xml|json|ya?ml|toml)$/
/** Names that tools give to all of a run, or to a suite that has none. */
const TOOLS: ReadonlySet<string> = new Set([
  'pytest',
  'pytest tests',
  'nosetests',
  'Root Suite',
  'nextest-run',
  'undefined',
])

/** Whether a name is the path of a source file, and no more. */
export function isFileName(name: string): boolean {
  return FILE.test(name)
}

/** Whether the name of a suite says something of the tests in it. */
export function saysSomething(name: string): boolean {
  return name !== '' && !TOOLS.has(name) && !isFileName(name)
}

/**
 * The name of a test with those around it, from the outermost: `Sessions > expire > after 30 minutes`. A name that the rest begins with is
 * not said twice, nor is the test's class where it is a suite's name too. `suites` are such that say something.
 */
export function nameOfTest(suites: readonly string[], className: string, name: string): string {
  let whole = name === '' ? className : name
  if (!name.endsWith(className) && namesMore(className, suites)) whole = prefixed(className, whole)
  for (let at = suites.length - 1; at >= 0; at--) whole = prefixed(suites[at] ?? '', whole)
  return whole
}

/** `test` and `suite` are what node:test has for a class outside of all suites. */
function namesMore(className: string, suites: readonly string[]): boolean {
  if (className === 'test' || className === 'suite' || !saysSomething(className)) return false
  if (suites.length === 0) return true
  const own = dotted(className)
  return !suites.some((suite) => beginsWith(dotted(suite), own))
}

function prefixed(part: string, rest: string): string {
  if (rest === '') return part
  return beginsWith(rest, part) ? rest : `${part} > ${rest}`
}

/** Whether a text is `start`, or `start` and then something that is not the same word. */
function beginsWith(text: string, start: string): boolean {
  if (!text.startsWith(start)) return false
  const next = text.codePointAt(start.length)
  return next === undefined || !/[\p{L}\p{N}_]/u.test(String.fromCodePoint(next))
}

/** `App\Foo::bar` and `App.Foo.bar` are one class. */
function dotted(name: string): string {
  return name.replace(/::|[\\/]/g, '.')
}
