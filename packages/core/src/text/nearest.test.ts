import { describe, expect, test } from 'vitest'
import { nearest } from './nearest.ts'

const STATES = ['Draft', 'In Review', 'Approved', 'Complete', 'Rejected']

describe('the nearest word', () => {
  test.each([
    ['Drafft', 'Draft'],
    ['complte', 'Complete'],
    ['Ccomplete', 'Complete'],
    ['In Reveiw', 'In Review'],
    ['Inn Review', 'In Review'],
    ['rjeected', 'Rejected'],
    ['Low', undefined],
  ])('%s: %s', (word, near) => expect(nearest(word, STATES)).toBe(near))

  test.each([
    'Incomplete',
    'Uncomplete',
    'Uncompleted',
    'Imcomplete',
    'Unrejected',
    'Unapproved',
    'Disapproved',
    'Disaproved',
  ])('%s is denied, not misspelt', (word) => expect(nearest(word, STATES)).toBeUndefined())

  test.each(['Reapproved', 'No Draft', 'Re-Approved'])('%s is a word of its own', (word) =>
    expect(nearest(word, STATES)).toBeUndefined(),
  )

  test('nor does the word without its prefix mean the one with it', () =>
    expect(nearest('Resolved', ['Unresolved'])).toBeUndefined())

  test.each(['2-decisions', '##decisions'])('a number or signs before a name are no prefix: %s', (word) =>
    expect(nearest(word, ['decisions', 'goals'])).toBe('decisions'),
  )

  test.each([
    ['大', ['低', '中', '高']],
    ['P9', ['P1', 'P2']],
    ['P', ['P1', 'P2']],
    ['未完成', ['已完成', '草稿']],
    ['非功能需求', ['功能需求']],
  ])('nothing is near %s', (word, candidates) => expect(nearest(word, candidates)).toBeUndefined())

  const question = 'What becomes of the orders that were taken before the shop was closed for the night'
  test.each([
    ['long names too', question.replace('taken', 'takne').replace('the night', 'a night'), undefined],
    ['as far as little sets them apart', question.replace('taken', 'takne').replace('orders', 'order'), `${question}?`],
    ['but no whole texts', `${question} `.repeat(5), undefined],
  ])('%s', (_, word, near) =>
    expect(nearest(word, ['Something else', `${question}?`, `${question} `.repeat(5)])).toBe(near),
  )

  test.each([
    ['Hgh', ['Low', 'High'], 'High'],
    ['功能性需求', ['功能需求', '非功能需求'], '功能需求'],
  ])('%s', (word, candidates, near) => expect(nearest(word, candidates)).toBe(near))
})
