/** The module of a thread: beside the one at `own`, in the source and in the bundle. */
export function threadModule(name: string, own: string): URL {
  return new URL(`./${name}.${own.endsWith('.ts') ? 'ts' : 'cjs'}`, own)
}
