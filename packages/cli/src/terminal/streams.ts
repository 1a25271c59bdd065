import { fstatSync, statSync, writeSync } from 'node:fs'

/** Where a command writes to. */
interface Stream {
  readonly isTTY: boolean
  /** Of the terminal; 0 where there is none, or nobody told it its size. */
  readonly columns: number
  /** False where something that was written has not been taken yet, or could not be. */
  readonly isTaken: boolean
  write(text: string): void
}

/** What others may read: the result of a command. */
export const stdout: Stream = stream(1, () => process.stdout)

/** What is said to whoever runs it. */
export const stderr: Stream = stream(2, () => process.stderr)

/**
 * Node's own stream for a pipe takes a twelfth of the time of `--help` to make, and then writes at once and waits, as is done here without it.
 * Only a terminal needs one, for its size.
 */
function stream(descriptor: number, theirs: () => NodeJS.WriteStream): Stream {
  let plain: boolean | undefined
  let made: NodeJS.WriteStream | undefined
  const isPlain = (): boolean => (plain ??= isPipeOrFile(descriptor))
  const own = (): NodeJS.WriteStream => (made ??= theirs().on('error', quietly))
  return {
    get isTTY() {
      return !isPlain() && own().isTTY
    },
    get columns() {
      return isPlain() ? 0 : (own().columns ?? 0)
    },
    get isTaken() {
      return made === undefined || (made.errored === null && made.writableLength === 0)
    },
    write(text) {
      const left = made === undefined && isPlain() ? writeNow(descriptor, text) : Buffer.from(text)
      if (left.length > 0) own().write(left)
    },
  }
}

/** A file, a pipe, which is a socket where Node has made it, or what takes all and keeps nothing. */
function isPipeOrFile(descriptor: number): boolean {
  try {
    const stat = fstatSync(descriptor)
    if (stat.isFile() || stat.isFIFO() || stat.isSocket()) return true
    return stat.isCharacterDevice() && stat.rdev === statSync('/dev/null').rdev
  } catch {
    return false
  }
}

/** Gives what is left where a pipe is full and does not wait: Node's stream waits for it. */
function writeNow(descriptor: number, text: string): Buffer {
  let left = Buffer.from(text)
  try {
    while (left.length > 0) left = left.subarray(writeSync(descriptor, left))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') quietly(error as NodeJS.ErrnoException)
  }
  return left
}

/** Whoever reads our output may stop (`| head`): that is no failure. */
function quietly(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit()
  throw error
}
