/** What becomes known in any order is taken in, and handed on in order. */
interface Batches<Known> {
  take(known: Known): void
  /** Hands on what is left, and resolves once everything is worked on. Rejects with what `work` rejected with. */
  end(): Promise<void>
}

/**
 * Has `work` done on `size` files at a time, in the order of `files`, as soon as all of them are known: on the same batches however the
 * files become known, and on one batch after the other.
 */
export function inBatches<Known extends { readonly file: string }>(
  files: readonly string[],
  size: number,
  work: (batch: readonly Known[]) => Promise<void>,
): Batches<Known> {
  const places = new Map(files.map((file, at) => [file, at]))
  const known: (Known | undefined)[] = files.map(() => undefined)
  let [next, before] = [0, 0]
  let worked = Promise.resolve()
  const handOn = (count: number): void => {
    const batch = known.slice(next, next + count).filter((each) => each !== undefined)
    known.fill(undefined, next, next + count)
    next += count
    worked = worked.then(() => work(batch))
    // Whoever waits for the end hears of it; nobody does where something else fails first.
    worked.catch(() => undefined)
  }
  return {
    take(each) {
      known[places.get(each.file) ?? files.length] = each
      while (known[before] !== undefined) if (++before - next === size) handOn(size)
    },
    end() {
      handOn(files.length - next)
      return worked
    },
  }
}
