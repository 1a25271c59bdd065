/** The versions of each package that a lock file holds, by name. What a file says beyond that, and what is malformed, is passed over. */
export type Locked = Map<string, Set<string>>

type Reader = (text: string, locked: Locked) => void

/** Each lock file that Truespec reads, the first that exists being the one that counts. */
export const LOCK_FILES: readonly (readonly [file: string, read: Reader])[] = [
  ['package-lock.json', readNpm],
  ['npm-shrinkwrap.json', readNpm],
  ['pnpm-lock.yaml', readPnpm],
  ['yarn.lock', readYarn],
]

/** `package-lock.json`, versions 1 to 3 (docs.npmjs.com, package-lock.json). */
function readNpm(text: string, locked: Locked): void {
  const lock = objectOf(parseJson(text))
  for (const [path, value] of Object.entries(objectOf(lock['packages']))) {
    const at = path.lastIndexOf('node_modules/')
    if (at >= 0) add(locked, path.slice(at + 'node_modules/'.length), objectOf(value)['version'])
  }
  if (lock['packages'] !== undefined) return
  const waiting = [objectOf(lock['dependencies'])]
  for (let next = waiting.pop(); next; next = waiting.pop())
    for (const [name, value] of Object.entries(next)) {
      const entry = objectOf(value)
      add(locked, name, entry['version'])
      if (entry['dependencies'] !== undefined) waiting.push(objectOf(entry['dependencies']))
    }
}

/** `pnpm-lock.yaml`, versions 5 to 9: its keys say all; a YAML parser would take seconds for a large one. */
function readPnpm(text: string, locked: Locked): void {
  let inside = false
  for (const line of linesOf(text)) {
    if (/^\S/.test(line)) inside = line === 'packages:' || line === 'snapshots:'
    else if (inside && /^ {2}\S/.test(line) && line.endsWith(':')) {
      const key = unquoted(line.slice(2, -1)).replace(/^\//, '').split('(')[0] ?? ''
      const split = splitOf(key)
      // Version 5 puts peers behind an underscore: `a/1.0.0_b@2.0.0`.
      if (split > 0) add(locked, key.slice(0, split), key.slice(split + 1).split('_')[0])
    }
  }
}

/** Where the name ends: `@s/a@1.0.0` and, in version 5, `@s/a/1.0.0`. */
function splitOf(key: string): number {
  const slash = key.indexOf('/', key.startsWith('@') ? key.indexOf('/') + 1 : 0)
  const at = key.indexOf('@', 1)
  return slash > 0 && (at < 0 || slash < at) ? slash : at
}

/** `yarn.lock`, classic and berry: `a@^1, a@^1.2:` and, below it, `version "1.3.0"` or `version: 1.3.0`. */
function readYarn(text: string, locked: Locked): void {
  let names: readonly string[] = []
  for (const line of linesOf(text)) {
    if (/^[^\s#]/.test(line)) {
      const header = line.endsWith(':') ? line.slice(0, -1) : ''
      names = unquoted(header)
        .split(',')
        .map((part) => nameOf(part.trim().replace(/^"|"$/g, '')))
    } else if (line.startsWith('  version')) {
      const version = unquoted(line.slice('  version'.length).replace(/^:/, '').trim())
      if (version !== '0.0.0-use.local') for (const name of new Set(names)) add(locked, name, version)
    }
  }
}

/** `@scope/name` of `@scope/name@npm:^1.0.0`. */
function nameOf(specifier: string): string {
  const at = specifier.indexOf('@', 1)
  return at < 0 ? specifier : specifier.slice(0, at)
}

function unquoted(text: string): string {
  const quote = text[0]
  return (quote === '"' || quote === "'") && text.length > 1 && text.endsWith(quote) ? text.slice(1, -1) : text
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/)
}

/** Adds a version of a package; anything that is no version is passed over. */
export function add(locked: Locked, name: string, version: unknown): void {
  if (name === '' || typeof version !== 'string' || !/^\d/.test(version)) return
  const versions = locked.get(name)
  if (versions) versions.add(version)
  else locked.set(name, new Set([version]))
}

/** The value of a JSON text; undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A value's own entries; none where it is no object. */
export function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}
