import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './paths.ts'
import { picture, printed } from './picture.ts'

test("the README's picture is what the program prints today", () => {
  expect(readFileSync(join(ROOT, 'docs/images/check.svg'), 'utf8')).toBe(picture(printed()))
})
