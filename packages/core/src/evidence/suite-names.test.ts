import { expect, test } from 'vitest'
import { isFileName, nameOfTest, saysSomething } from './suite-names.ts'

test.each([
  [[], '', 'adds', 'adds'],
  [['Cart'], '', 'adds', 'Cart > adds'],
  [['Cart', 'with tax'], '', 'rounds', 'Cart > with tax > rounds'],
  [['Cart'], '', 'Cart adds', 'Cart adds'],
  [['Cart'], '', 'Cart', 'Cart'],
  [['Cart'], '', 'Cartesian', 'Cart > Cartesian'],
  [['com.example.CartTest'], 'com.example.CartTest', 'adds', 'com.example.CartTest > adds'],
  [['App\\CartTest::rows'], 'App.CartTest', 'rows #0', 'App\\CartTest::rows > rows #0'],
  [[], 'src/cart.test.ts', 'adds', 'adds'],
  [[], 'Cart [A-1/FR1]', 'adds', 'Cart [A-1/FR1] > adds'],
  [['Cart'], 'test', 'adds', 'Cart > adds'],
  [['Cart'], 'adds', 'Cart adds', 'Cart adds'],
  [['Cart'], 'CartTest', '', 'Cart > CartTest'],
  [[], '', '', ''],
])('%j, %j and %j are %j', (suites, className, name, whole) => {
  expect(nameOfTest(suites, className, name)).toBe(whole)
})

test.each(['src/a.test.ts', '__tests__\\main.test.js', 'tests/Sample.phpt', 'a.py', '/app/phpunit.xml'])(
  '%s is a file',
  (name) => {
    expect(isFileName(name)).toBe(true)
    expect(saysSomething(name)).toBe(false)
  },
)

test.each(['handles a.js', 'com.example.CartTest', 'Cart', 'App.C', 'Cart [SPEC-1/FR1]'])('%s is none', (name) => {
  expect(isFileName(name)).toBe(false)
  expect(saysSomething(name)).toBe(true)
})
