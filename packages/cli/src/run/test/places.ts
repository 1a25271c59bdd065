import type { Envelope } from './envelope.ts'

/**
 * Gives what runs the place where it stands: the spec's path instead of that of the feature made from it. Cucumber looks documents up by
 * their path, so where a spec has several features, each but the first is `./specs/a.md`, `././specs/a.md`: other names of the same file.
 */
export interface Places {
  /** Renames in place, before anything else sees the message. */
  rename(envelope: Envelope): void
  /** The message as it is reported: all features of a spec by one name. */
  reported(envelope: Envelope): Envelope
  /** The spec's path for any name of one of its features. */
  specOf(uri: string): string
  /** A text with the spec's path wherever a feature is named. */
  inText(text: string): string
}

/** Takes each feature's own path, absolute, and that of its spec, relative to the root. */
export function createPlaces(features: readonly { readonly path: string; readonly spec: string }[]): Places {
  const specs = new Map<string, string>()
  const aliases = new Map<string, string>()
  const counts = new Map<string, number>()
  const names = new Map(features.map((feature) => [lastPart(feature.path), feature]))

  function aliasOf(uri: string): string {
    const feature = names.get(lastPart(uri))
    if (!feature) return uri
    const known = aliases.get(uri)
    if (known !== undefined) return known
    const count = counts.get(feature.spec) ?? 0
    counts.set(feature.spec, count + 1)
    const alias = './'.repeat(count) + feature.spec
    aliases.set(uri, alias)
    for (const name of [uri, alias, feature.path]) specs.set(name, feature.spec)
    return alias
  }

  const specOf = (uri: string): string => specs.get(uri) ?? uri

  return {
    rename({ source, gherkinDocument, pickle, parseError }) {
      if (source) source.uri = aliasOf(source.uri)
      if (gherkinDocument?.uri !== undefined) gherkinDocument.uri = aliasOf(gherkinDocument.uri)
      if (pickle) pickle.uri = aliasOf(pickle.uri)
      if (parseError?.source.uri !== undefined) parseError.source.uri = aliasOf(parseError.source.uri)
    },
    reported(envelope) {
      for (const key of ['source', 'gherkinDocument', 'pickle'] as const) {
        const part = envelope[key]
        if (part?.uri?.startsWith('./')) return { ...envelope, [key]: { ...part, uri: specOf(part.uri) } }
      }
      return envelope
    },
    specOf,
    inText(text) {
      let changed = text
      // The longest first: `././specs/a.md` ends with `./specs/a.md`.
      for (const name of [...specs.keys()].toSorted((a, b) => b.length - a.length))
        if (name !== specs.get(name) && changed.includes(name))
          changed = changed.replaceAll(new RegExp(`(?<![./])${escaped(name)}`, 'g'), () => specOf(name))
      return changed
    },
  }
}

function lastPart(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}

function escaped(text: string): string {
  return text.replace(/[^\p{L}\p{N}\s]/gu, '\\$&')
}
