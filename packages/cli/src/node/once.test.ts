import { expect, test } from 'vitest'
import { memo, once } from './once.ts'

test('a value is made when it is first asked for, undefined too, and then no more', () => {
  let made = 0
  const value = once(() => void made++)
  expect(made).toBe(0)
  expect([value(), value(), made]).toEqual([undefined, undefined, 1])
})

test('each answer is made once, undefined too, and the oldest of too many again', () => {
  const asked: string[] = []
  const answer = memo((key: string) => {
    asked.push(key)
    return key === 'none' ? undefined : key.length
  }, 2)
  expect(['none', 'none', 'one', 'none', 'three', 'one', 'none'].map(answer)).toEqual([
    undefined,
    undefined,
    3,
    undefined,
    5,
    3,
    undefined,
  ])
  expect(asked).toEqual(['none', 'one', 'three', 'none'])
})
