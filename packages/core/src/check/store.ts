/**
 * The cache of what engines said, behind a port. Disposable: an answer that is absent is computed again. Whoever fills it in keeps the
 * entries of each version of Truespec apart, since a version pins its engines.
 */
export interface Store {
  /** A digest that no text can be made to share with another (SHA-256): a hostile block must not take over the answer to another. */
  hash(text: string): string
  /** The JSON texts under the keys that it has. */
  get(keys: readonly string[]): ReadonlyMap<string, string> | Promise<ReadonlyMap<string, string>>
  set(entries: ReadonlyMap<string, string>): void | Promise<void>
}
