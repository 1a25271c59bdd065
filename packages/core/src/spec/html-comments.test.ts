import { expect, test } from 'vitest'
import { commentsIn } from './html-comments.ts'

const texts = (html: string): readonly string[] => commentsIn(html, 0).map(({ text }) => text)

test('comments have their places in the document', () => {
  expect(commentsIn('<p><!-- one --></p>\n<!--two-->', 10)).toEqual([
    { span: { from: 13, to: 25 }, text: 'one' },
    { span: { from: 30, to: 40 }, text: 'two' },
  ])
})

test.each([
  ['in an attribute', '<div title="<!-- a -->">x</div>'],
  ['in an attribute between single marks', "<div title='<!-- a -->'>x</div>"],
  ['in an attribute that does not end', '<div title="<!-- a -->'],
  ['in a script', '<script>\n<!-- a -->\n</script>'],
  ['in a TEXTAREA', '<TEXTAREA rows="2"><!-- a --></TEXTAREA>'],
  ['that does not end', '<!-- a'],
  ['in a comment', '<!-- b <!-- a -->'],
])('what looks like one %s is none', (_, html) => {
  expect(texts(html)).not.toContain('a')
})

test.each([
  ['in an element', '<div title="x > y"><!-- a --></div>'],
  ['after a script', '<script>1</script><!-- a -->'],
  ['after a sign that begins no tag', 'a < b <!-- a -->'],
  ['in pre', '<pre>\n<!-- a -->\n</pre>'],
])('one %s is one', (_, html) => {
  expect(texts(html)).toEqual(['a'])
})

test('many signs that begin nothing cost no more than their number', () => {
  const started = performance.now()
  texts('<script>'.repeat(50_000) + '<a title="'.repeat(50_000) + '<!--'.repeat(50_000))
  // Where it grows with the square it takes minutes: the bound leaves room for a machine that has other work.
  expect(performance.now() - started).toBeLessThan(10_000)
})
