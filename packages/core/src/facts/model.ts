/** What rules may ask of the repository. The command line fills it in, tests write it down. Every answer is the same all through a run. */
export interface Facts {
  readonly files: FileFacts
  readonly packages: PackageFacts
  /** Absent where there is no git, or no commit yet. */
  readonly git: GitFacts | undefined
}

/** What stands where below the root. */
export interface FileFacts {
  /** What stands at a path relative to the root. `outside` for one that leaves the root, through a link too. */
  kind(path: string): 'file' | 'folder' | 'outside' | undefined
  /** The heading slugs and HTML ids of a Markdown file; undefined where it is none. */
  anchors(path: string): ReadonlySet<string> | undefined
}

/** What the manifests and lock files of the root say. */
export interface PackageFacts {
  /** False where the root has no manifest that Truespec reads: then nothing can be said of any package. */
  readonly known: boolean
  find(name: string): PackageFact | undefined
}

/** One package that the root depends on. */
export interface PackageFact {
  readonly name: string
  /** The range a manifest asks for. */
  readonly range: string | undefined
  /** The versions a lock file holds. */
  readonly locked: readonly string[]
}

/** What the history and the other branches say. */
export interface GitFacts {
  /** Another file, on another branch or in another clone's branch, that bears the ID. */
  takenBy(id: string, file: string): { readonly branch: string; readonly file: string } | undefined
  /** The status text a spec had at the base commit; undefined where it did not exist or had none. */
  statusAtBase(file: string): string | undefined
  /** The base as it was named: `HEAD`, `origin/main`. */
  readonly base: string
  /** The day (ISO, UTC) of the last commit that changed the file. */
  lastChange(file: string): string | undefined
}
