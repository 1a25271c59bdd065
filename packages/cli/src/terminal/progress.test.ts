import { expect, test } from 'vitest'
import { createProgress, openProgress, type Progress } from './progress.ts'

function run(
  stream: { isTTY?: boolean; columns?: number },
  env: Record<string, string>,
  steps: (progress: Progress, at: (ms: number) => void) => void,
): string {
  let time = 5000
  let written = ''
  const write = (text: string): void => void (written += text)
  const progress = createProgress({ ...stream, write }, { env, now: () => time })
  steps(progress, (ms) => (time = 5000 + ms))
  return written
}

const work = (progress: Progress, at: (ms: number) => void): void => {
  for (let ms = 0; ms <= 500; ms += 10) {
    at(ms)
    progress.show(`${ms} of 500`)
  }
  progress.clear()
  progress.clear()
}

test('shows after 300 ms, rewrites one line now and then, clears itself', () => {
  expect(run({ isTTY: true }, {}, work)).toBe(
    '\r\u001b[2K300 of 500\r\u001b[2K380 of 500\r\u001b[2K460 of 500\r\u001b[2K',
  )
})

test('a short run shows nothing', () => {
  const short = run({ isTTY: true }, {}, (progress, at) => {
    at(299)
    progress.show('x')
    progress.clear()
  })
  expect(short).toBe('')
})

test('nobody watches: no terminal, CI, a dumb terminal', () => {
  expect(run({}, {}, work)).toBe('')
  expect(run({ isTTY: true }, { CI: 'true' }, work)).toBe('')
  expect(run({ isTTY: true }, { TERM: 'dumb' }, work)).toBe('')
})

test('the line fits, and file names in it are harmless', () => {
  const written = run({ isTTY: true, columns: 12 }, {}, (progress, at) => {
    at(300)
    progress.show('\u001b]0;x specs/long-name.md')
  })
  expect(written).toBe('\r\u001b[2K␛]0;x spec…')
})

test('one that is cleared leaves nothing to be done at the end of the process', () => {
  const before = process.listenerCount('exit')
  const progress = openProgress()
  expect(process.listenerCount('exit')).toBe(before + 1)
  progress.clear()
  progress.clear()
  expect(process.listenerCount('exit')).toBe(before)
})
