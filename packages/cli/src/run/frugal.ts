/**
 * V8 sizes the heap of every thread by the memory of the machine: a thread that reads specs, of which less than 30 MB are in use at any time, held
 * 370 MB before it looked for garbage that lives long. These take a quarter off the memory of a run of 10,000 specs.
 */
const FLAGS = [
  // So many megabytes of what lives long are waited for before the first look at them,
  '--initial-old-space-size=32',
  // and half of what was left for each further one, in place of up to three times that.
  '--heap-growing-percent=50',
  // A thread begins with as much room for what lives shortly as it needs, and keeps to that: what survives there makes V8 double it, and in the main
  // thread, which keeps what the others find, that went on to 130 MB.
  '--min-semi-space-size=16',
  '--semi-space-growth-factor=1',
]

/** The versions that were tried: another may not know an option, and would say so to the user. */
const TRIED = /^(?:22|24)\./

/** Has V8 make do with less memory, from now on and in every thread that is started. */
export function beFrugal(): void {
  if (!TRIED.test(process.versions.node)) return
  // Loaded here: a check of few files takes no part in this.
  const { setFlagsFromString } = process.getBuiltinModule('node:v8')
  for (const flag of FLAGS) setFlagsFromString(flag)
  // The loader asks for it (load.ts), which is no part of the bundle that this is in.
  Object.assign(process, { [Symbol.for('truespec.other-options')]: true })
}
