import { describe, expect, test } from 'vitest'
import { parsePeople } from './people.ts'

const names = (text: string): string[] => parsePeople(text).map((person) => person.name)
const keys = (text: string): string[] => parsePeople(text).map((person) => person.key)

describe('parsePeople', () => {
  test.each([
    ['Ada Lovelace', ['Ada Lovelace']],
    ['Ada, Grace; Alan and Edsger & Barbara', ['Ada', 'Grace', 'Alan', 'Edsger', 'Barbara']],
    ['Ada, and Grace', ['Ada', 'Grace']],
    ['Ada\nGrace\r\nAlan', ['Ada', 'Grace', 'Alan']],
    ['- Ada\n- Grace', ['Ada', 'Grace']],
    ['@ada, @grace', ['@ada', '@grace']],
    ['Ada <ada@example.org>, Grace <grace@example.org>', ['Ada', 'Grace']],
    ['ada@example.org', ['ada@example.org']],
    ['<ada@example.org>', ['ada@example.org']],
    ['[Ada Lovelace](https://a.example/x,y) and [Grace](b)', ['Ada Lovelace', 'Grace']],
    ['[[Ada Lovelace]], [[people/Grace|Grace]] and [[{name}]]', ['Ada Lovelace', 'Grace']],
    ['Ada (platform, security), Grace', ['Ada', 'Grace']],
    ['Ada (platform, Grace', ['Ada (platform', 'Grace']],
    ['**Ada**', ['Ada']],
    ['Ada / Grace', ['Ada', 'Grace']],
    ['Sandy Andersson', ['Sandy Andersson']],
    ['李雷、韩梅梅', ['李雷', '韩梅梅']],
    ['TBD, Ada', ['Ada']],
    ['[Names], Ada', ['Ada']],
  ])('%j names %j', (text, expected) => expect(names(text)).toEqual(expected))

  test.each([
    '',
    'unbekannt',
    'À définir',
    'Desconocido',
    ' ',
    'N/A',
    'n/a: nobody yet',
    'TBD',
    'tbd.',
    'none',
    '-',
    '—',
    '?',
    '[Your Name]',
    '[Names]',
    ',,,',
    'To be determined',
    '**TBD**',
    '()',
  ])('%j names nobody', (text) => expect(parsePeople(text)).toEqual([]))

  test('keys ignore case, accents, the at sign, compatibility forms and mail', () => {
    expect(keys('José, JOSE <j@a.example>, @jose, Ｊｏｓé')).toEqual(['jose', 'jose', 'jose', 'jose'])
  })

  test('names such as those of object members are plain names', () => {
    expect(keys('__proto__, constructor')).toEqual(['proto', 'constructor'])
  })

  test.each([',', ' ', '(', '<', '[a](', '[[a', '[[a|', '[[a]]', 'a and ', '&', '\n', '<a>', '[a', '()'])(
    '%j a hundred thousand times is linear',
    (piece) => {
      const begin = performance.now()
      parsePeople(piece.repeat(100_000))
      expect(performance.now() - begin).toBeLessThan(10_000)
    },
  )
})
