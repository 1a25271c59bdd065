/** Words of one language that leave a requirement open. */
interface VagueWords {
  /** Words of time. A duration, a rate, a share or a factor in the same requirement says what they mean: `fast (p95 < 200 ms)`. */
  readonly speed: readonly string[]
  /** Words of handling. The same says what they mean, and so does a number of steps: `easily, in 3 clicks`. */
  readonly ease: readonly string[]
  /** Any number with a unit in the same requirement says what they mean: `scalable to 10,000 users`. */
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
    speed: lines('fast, quick, quickly, rapid, rapidly, timely, in a timely manner, blazing fast, lightning fast'),
    ease: lines(`
      easy, easily, easy to use, easy-to-use, user-friendly, user friendly, intuitive, intuitively, seamless, seamlessly`),
    measured: lines(`
      robust, robustly, scalable, efficient, efficiently, performant, adequate, adequately, reasonable, reasonably`),
    open: lines(`
      appropriate, appropriately, as appropriate, where appropriate, when appropriate, if appropriate, as needed, as necessary,
      if possible, where possible, when possible, whenever possible, wherever possible, as far as possible, as much as possible,
      as soon as possible, as quickly as possible, as fast as possible, state-of-the-art, best-in-class, world-class,
      etc, etc., and so on, and so forth, and/or`),
    terms: lines(`
      fail fast, fails fast, failing fast, failed fast, fast path, fast paths, fast forward, fast track, fast mode, fast lane, fast refresh,
      scalable vector graphics, fast healthcare interoperability resources, rapid application development,
      quick start, quick starts, quick fix, quick fixes, quick action, quick actions, quick access, quick reply, quick replies,
      quick filter, quick filters, quick search, quick view, quick reference, quick add, quick open, quick pick, quick mode`),
  },
  de: {
    speed: lines('schnell, schnelle, schnellen, schnelles, schnellem, zügig'),
    ease: lines(`
      intuitiv, intuitive, intuitiven, intuitives, nahtlos, nahtlose, nahtlosen, benutzerfreundlich, benutzerfreundliche,
      benutzerfreundlichen, benutzerfreundliches`),
    measured: lines(`
      effizient, effiziente, effizienten, effizientes, robuste, robusten, robustes, skalierbar, skalierbare, skalierbaren, skalierbares,
      angemessen, angemessene, angemessenen, angemessenes`),
    open: lines(
      'bei Bedarf, usw, usw., und so weiter, und/oder, wenn möglich, falls möglich, soweit möglich, so schnell wie möglich',
    ),
    terms: [],
  },
  fr: {
    speed: lines('rapide, rapides, rapidement'),
    ease: lines(`
      facile, faciles, facilement, facile à utiliser, convivial, conviviale, conviviaux, intuitif, intuitifs, intuitives`),
    measured: lines('robuste, robustes, efficace, efficaces, efficacement, adéquat, adéquate, adéquats, adéquates'),
    open: lines(`
      approprié, appropriée, appropriés, appropriées, au besoin, et/ou, si possible, dans la mesure du possible, le plus vite possible,
      et ainsi de suite`),
    terms: [],
  },
  es: {
    speed: lines('rápido, rápida, rápidos, rápidas, rápidamente'),
    ease: lines('fácil, fáciles, fácilmente, fácil de usar, intuitivo, intuitiva, intuitivos, intuitivas'),
    measured: lines(`
      robusto, robusta, robustos, robustas, escalable, escalables, eficiente, eficientes, eficientemente, adecuado, adecuada,
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
