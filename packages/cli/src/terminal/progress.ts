import { sanitize } from './sanitize.ts'
import { stderr } from './streams.ts'
import { fit } from './width.ts'

const DELAY = 300
const PAUSE = 80
const CLEAR_LINE = '\r\u001b[2K'

/** One line on stderr that says what a long run is doing. */
export interface Progress {
  /** Says what is done now. Cheap: writes no more than a dozen times a second, and nothing in the first 300 ms. */
  show(text: string): void
  /** Takes the line away; to be called before anything else is written. It may show again. */
  clear(): void
}

interface ProgressOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  /** Milliseconds from any start. */
  readonly now?: () => number
}

/** On this process's stderr. What ends the process before `clear`, as Ctrl-C does, leaves no line behind that a prompt would be written into. */
export function openProgress(): Progress {
  const { show, clear } = createProgress(stderr, { env: process.env })
  process.once('exit', clear)
  return {
    show,
    clear() {
      process.off('exit', clear)
      clear()
    },
  }
}

/** Where nobody watches (no terminal, or CI), it does nothing. Starts no timer: the work that it reports calls it. */
export function createProgress(
  stream: { readonly isTTY?: boolean; readonly columns?: number; write(text: string): unknown },
  { env, now = () => performance.now() }: ProgressOptions,
): Progress {
  const watched = stream.isTTY === true && env['TERM'] !== 'dumb' && (!env['CI'] || env['CI'] === 'false')
  if (!watched) return { show: () => {}, clear: () => {} }
  let due = now() + DELAY
  let shown = false
  return {
    show(text) {
      const time = now()
      if (time < due) return
      due = time + PAUSE
      shown = true
      stream.write(CLEAR_LINE + fit(sanitize(text), (stream.columns || 80) - 1))
    },
    clear() {
      if (shown) stream.write(CLEAR_LINE)
      shown = false
    },
  }
}
