import fc from 'fast-check'
import { expect, test } from 'vitest'
import { objectLines } from './object-lines.ts'

test('objects have the lines on which they begin', () => {
  const text = '{\n  "a{\\"": [\n    { "b": "}{" }, [{}],\n    {}\n  ]\n}\n'
  const value = JSON.parse(text) as { 'a{"': [object, [object], object] }
  const lineOf = objectLines(text, value)
  const [first, [second], third] = value['a{"']
  expect([value, first, second, third].map(lineOf)).toEqual([1, 3, 3, 4])
})

test('there are none in a single line, and where keys come in another order than they stand', () => {
  const lines = ['{"a":{}}\n', '{\n"b":{},\n"1":{}}', '{\n"a":{},\n"a":{}}', '{\n"a":{}}'].map((text) => {
    const value = JSON.parse(text) as object
    return objectLines(text, value)(value)
  })
  expect(lines).toEqual([undefined, undefined, undefined, 1])
})

test('every object that has a line begins there', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value, undefined, 2)
      const read = JSON.parse(text) as unknown
      const lineOf = objectLines(text, read)
      const lines = text.split('\n')
      const walk = (each: unknown): void => {
        if (typeof each !== 'object' || each === null) return
        const line = lineOf(each)
        const key = Object.keys(each)[0]
        // Its first key stands in the line that follows.
        const begins =
          key === undefined ? lines[(line ?? 0) - 1]?.includes('{') : lines[line ?? 0]?.includes(JSON.stringify(key))
        expect(line === undefined || begins).toBe(true)
        Object.values(each).forEach(walk)
      }
      walk(read)
    }),
  )
})
