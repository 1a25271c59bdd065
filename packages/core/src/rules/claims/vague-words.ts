/** Words of one language that leave a requirement open. */
export interface VagueWords {
  /** A number with a unit in the same requirement says what they mean: `fast (p95 < 200 ms)`. */
  readonly measured: readonly string[]
  /** No number helps: `etc.`, `as appropriate`. */
  readonly open: readonly string[]
  /** Terms that hold such a word and mean something exact: `fail fast`. */
  readonly terms: readonly string[]
}

/**
 * By language tag (BCP 47). Words of every list are looked for in every document: none of them means something exact in another of
 * these languages. Each form is listed, so that `faster than` and `inappropriate` are none.
 */
export const VAGUE_WORDS: Readonly<Record<string, VagueWords>> = {
  en: {
    measured: lines(`
      fast, quick, quickly, rapid, rapidly, easy, easily, easy to use, easy-to-use, user-friendly, user friendly, robust, robustly,
      scalable, efficient, efficiently, intuitive, intuitively, seamless, seamlessly, performant, timely, in a timely manner,
      adequate, adequately, reasonable, reasonably, blazing fast, lightning fast`),
    open: lines(`
      appropriate, appropriately, as appropriate, where appropriate, when appropriate, if appropriate, as needed, as necessary,
      if possible, where possible, when possible, whenever possible, wherever possible, as far as possible, as much as possible,
      as soon as possible, as quickly as possible, as fast as possible, state-of-the-art, best-in-class, world-class,
      etc, etc., and so on, and so forth, and/or`),
    terms: lines(`
      fail fast, fails fast, failing fast, failed fast, fast path, fast paths, fast forward, fast track, fast mode, fast lane, fast refresh,
      quick start, quick starts, quick fix, quick fixes, quick action, quick actions, quick access, quick reply, quick replies,
      quick filter, quick filters, quick search, quick view, quick reference, quick add, quick open, quick pick, quick mode`),
  },
  de: {
    measured: lines(`
      schnell, schnelle, schnellen, schnelles, schnellem, zügig, effizient, effiziente, effizienten, effizientes, intuitiv, intuitive,
      intuitiven, intuitives, robuste, robusten, robustes, skalierbar, skalierbare, skalierbaren, skalierbares, nahtlos, nahtlose,
      nahtlosen, benutzerfreundlich, benutzerfreundliche, benutzerfreundlichen, benutzerfreundliches, angemessen, angemessene,
      angemessenen, angemessenes`),
    open: lines(
      'bei Bedarf, usw, usw., und so weiter, und/oder, wenn möglich, falls möglich, soweit möglich, so schnell wie möglich',
    ),
    terms: [],
  },
  fr: {
    measured: lines(`
      rapide, rapides, rapidement, facile, faciles, facilement, facile à utiliser, convivial, conviviale, conviviaux, robuste, robustes,
      efficace, efficaces, efficacement, intuitif, intuitifs, intuitives, adéquat, adéquate, adéquats, adéquates`),
    open: lines(`
      approprié, appropriée, appropriés, appropriées, au besoin, et/ou, si possible, dans la mesure du possible, le plus vite possible,
      et ainsi de suite`),
    terms: [],
  },
  es: {
    measured: lines(`
      rápido, rápida, rápidos, rápidas, rápidamente, fácil, fáciles, fácilmente, fácil de usar, robusto, robusta, robustos, robustas,
      escalable, escalables, eficiente, eficientes, eficientemente, intuitivo, intuitiva, intuitivos, intuitivas, adecuado, adecuada,
      adecuados, adecuadas`),
    open: lines(`
      apropiado, apropiada, apropiados, apropiadas, según sea necesario, y/o, si es posible, en la medida de lo posible,
      lo antes posible, y así sucesivamente`),
    terms: [],
  },
}

function lines(list: string): readonly string[] {
  return list.split(',').flatMap((word) => (word.trim() === '' ? [] : [word.trim().replace(/\s+/g, ' ')]))
}
