import { expect, test } from 'vitest'
import { inBatches } from './batches.ts'

const FILES = ['a', 'b', 'c', 'd', 'e']

/** The batches of two that work is done on, by the files in them, when they become known in the given order. */
async function batchesOf(order: string): Promise<readonly string[]> {
  const done: string[] = []
  const { take, end } = inBatches<{ file: string }>(FILES, 2, async (batch) => {
    done.push(batch.map(({ file }) => file).join(''))
  })
  for (const file of order) take({ file })
  await end()
  return done
}

test.each(['abcde', 'edcba', 'badce', 'cdeab'])(
  'the batches are the same however files become known: %s',
  async (order) => {
    expect(await batchesOf(order)).toEqual(['ab', 'cd', 'e'])
  },
)

test('a batch is worked on as soon as it is whole, and the next one only after it', async () => {
  const steps: string[] = []
  let finish = (): void => undefined
  const { take, end } = inBatches<{ file: string }>(FILES, 2, async ([first]) => {
    steps.push(`${first?.file} begins`)
    if (first?.file === 'a') await new Promise<void>((resolve) => (finish = resolve))
    steps.push(`${first?.file} ends`)
  })
  for (const file of ['d', 'c', 'b']) take({ file })
  await Promise.resolve()
  expect(steps).toEqual([])
  take({ file: 'a' })
  await Promise.resolve()
  expect(steps).toEqual(['a begins'])
  take({ file: 'e' })
  finish()
  await end()
  expect(steps).toEqual(['a begins', 'a ends', 'c begins', 'c ends', 'e begins', 'e ends'])
})

test('what never becomes known keeps nothing back', async () => {
  expect(await batchesOf('bcde')).toEqual(['bcde'])
})

test('the end tells of what went wrong', async () => {
  const { take, end } = inBatches<{ file: string }>(FILES, 2, () => Promise.reject(new Error('broken')))
  for (const file of FILES) take({ file })
  await expect(end()).rejects.toThrow('broken')
})
