import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { truespec } from './binary.ts'
import { address, junit, lcov, makeForged, metric, named, SPEC, specText, testcase, verifyIn } from './forged.ts'
import type { Repository } from './repository.ts'

/** More ways to fake a green verdict: by the form of reports, of comments and of commits. docs/forging.md lists them. */

let repository: Repository
let elsewhere: string
beforeEach(() => {
  repository = makeForged()
  elsewhere = mkdtempSync(join(tmpdir(), 'truespec-elsewhere-'))
})
afterEach(() => {
  repository.remove()
  rmSync(elsewhere, { recursive: true, force: true })
})

const report = (text: string | Uint8Array, name = 'junit.xml'): void => repository.write(`reports/${name}`, text)
const suite = (attributes: string, ...inside: readonly string[]): string =>
  `<testsuites><testsuite ${attributes}>${inside.join('')}</testsuite></testsuites>`
const ctrf = (...tests: readonly string[]): string =>
  `{"results":{"tool":{"name":"t"},"summary":{"tests":1,"passed":1,"failed":0,"pending":0,"skipped":0,"other":0,"start":0,"stop":0},${tests.map((test) => `"tests":[${test}]`).join(',')}}}`
const ctrfTest = (status: string): string => `{"name":"${named('FR1')}",${status},"duration":1}`
const cucumber = (steps: readonly unknown[]): string =>
  JSON.stringify([
    {
      uri: 'a.feature',
      keyword: 'Feature',
      name: 'f',
      id: 'f',
      elements: [
        { id: 'f;s', keyword: 'Scenario', type: 'scenario', name: 's', tags: [{ name: `@${address('FR1')}` }], steps },
      ],
    },
  ])

/** The verdict on a claim, or `exit 2`. */
function verdictOn(local: string, args: readonly string[] = [], root = repository.root): string | undefined {
  const { status, verdicts } = verifyIn({ root }, args)
  return status === 2 ? 'exit 2' : verdicts[address(local)]
}

describe('what a report says of itself, and does not show', () => {
  test.each([
    ['a failure that is counted', suite('name="s" tests="1" failures="1"', testcase(named('FR1')))],
    ['an error that is counted', suite('name="s" errors="1"', testcase(named('FR1')))],
    ['five tests that are counted', suite('name="s" tests="5"', testcase(named('FR1')))],
    [
      'a failure that all suites count',
      `<testsuites failures="1">${suite('name="s" tests="1"', testcase(named('FR1'))).slice(12)}`,
    ],
    ['a name that stands twice', junit(`<testcase name="x" name="${named('FR1')}"/>`)],
    ['an outcome that stands twice', junit(`<testcase name="${named('FR1')}" status="failed" status="passed"/>`)],
    [
      'a name by an entity',
      `<!DOCTYPE t [<!ENTITY a "${named('FR1')}">]>${suite('name="s"', '<testcase name="&a;"/>')}`,
    ],
    ['a second report behind it', junit(testcase('x')) + suite('name="s"', testcase(named('FR1')))],
    ['white space alone', ' \n\n'],
    ['a byte order mark alone', '\uFEFF'],
  ])('%s', (_, text) => {
    report(text)
    expect(verdictOn('FR1')).toBe('exit 2')
  })
  test.each([
    ['a status that stands twice', ctrf(ctrfTest('"status":"failed","status":"passed"'))],
    ['tests that stand twice', ctrf(ctrfTest('"status":"failed"'), ctrfTest('"status":"passed"'))],
    ['a test of TAP without a plan', `TAP version 13\nok 1 - ${named('FR1')}\n`],
    ['a plan of TAP for more', `TAP version 13\n1..2\nok 1 - ${named('FR1')}\n`],
    ['a run of TAP that was given up', `TAP version 13\n1..1\nok 1 - ${named('FR1')}\nBail out!\n`],
    [
      'two runs of TAP',
      `TAP version 13\n1..1\nnot ok 1 - ${named('FR1')}\nTAP version 13\n1..1\nok 1 - ${named('FR1')}\n`,
    ],
  ])('%s', (_, text) => {
    report(text, 'report')
    expect(verdictOn('FR1')).toBe('exit 2')
  })
  test('a report that is packed', () => {
    report(gzipSync(junit(testcase(named('FR1')))), 'junit.xml.gz')
    expect(verdictOn('FR1')).toBe('exit 2')
  })
  test('a report in UTF-16 is read', () => {
    report(Buffer.from(`\uFEFF${junit(testcase(named('FR1'), '<failure/>'))}`, 'utf16le'))
    expect(verdictOn('FR1')).toBe('failing')
  })
})

describe('tests that say nothing', () => {
  test.each([
    ['skipped, in a suite that bears the address', suite(`name="[${address('FR1')}]"`, testcase('a', '<skipped/>'))],
    ['expected to fail, with pytest', junit(testcase(named('FR1'), '<skipped type="pytest.xfail"/>'))],
    ['disabled, by an attribute', junit(`<testcase name="${named('FR1')}" status="disabled"/>`)],
    ['printed in CDATA', suite('name="s"', `<![CDATA[${testcase(named('FR1'))}]]>`, testcase('x'))],
    ['printed in system-out', junit(testcase('x', `<system-out>${testcase(named('FR1'))}</system-out>`))],
    ['a parameter that goes on', junit(testcase(`test_x[${address('FR1')}-chrome]`))],
    ['a parameter with more words', junit(testcase(`test_x[not ${address('FR1')}]`))],
    ['an address in prose', junit(testcase(`${address('FR1')} works`))],
    ['an address with a sign of no width', junit(testcase(`it [${SPEC}/FR\u200B1]`))],
    ['to be done, with TAP', `TAP version 13\n1..1\nok 1 - ${named('FR1')} # TODO later\n`],
    ['a scenario without steps', cucumber([])],
    ['a scenario of hooks', cucumber([{ keyword: 'Before', hidden: true, result: { status: 'passed' } }])],
    ['passed, and its own status failed', ctrf(ctrfTest('"status":"passed","rawStatus":"failed"'))],
  ])('%s', (_, text) => {
    report(text, 'report')
    expect(verdictOn('FR1')).toBe('unproven')
  })
  test('an address of a spec that is not there is a finding', () => {
    report(junit(testcase(named('FR1', 'SPEC-2026-11-20-999'))))
    expect(verifyIn(repository).codes).toContain('address-unknown')
  })
})

describe('tests of which one run failed', () => {
  test.each([
    [
      'in the suite that bears the address',
      suite(`name="[${address('FR1')}]"`, testcase('a'), testcase('b', '<failure/>')),
    ],
    ['and was run again without success', junit(testcase(named('FR1'), '<rerunFailure/>'))],
    ['with a prefix', junit(testcase(named('FR1'), '<j:failure xmlns:j="j"/>'))],
    ['for want of a step', cucumber([{ keyword: 'Given ', name: 'x', result: { status: 'undefined' } }])],
  ])('%s', (_, text) => {
    report(text, 'report')
    expect(verdictOn('FR1')).toBe('failing')
  })
  test('a test that passed when it was run again is proof, and is called flaky', () => {
    report(junit(testcase(named('FR1'), '<flakyFailure/>')))
    expect(verdictOn('FR1')).toBe('proven')
    const why = truespec(['why', address('FR1'), '--report', 'reports/*', '--no-cache'], { cwd: repository.root })
    expect(why.stdout).toContain('only after it had failed')
  })
})

describe('reports that cannot be reached', () => {
  beforeEach(() => report(junit(testcase(named('FR1')))))
  test('the one with the failure is a link to outside', () => {
    writeFileSync(join(elsewhere, 'b.xml'), junit(testcase(named('FR1'), '<failure/>')))
    symlinkSync(join(elsewhere, 'b.xml'), join(repository.root, 'reports/b.xml'))
    expect(verifyIn(repository)).toMatchObject({ status: 2, stderr: expect.stringContaining('leaves the root') })
  })
  test('a link to nothing', () => {
    symlinkSync('nowhere.xml', join(repository.root, 'reports/b.xml'))
    expect(verdictOn('FR1')).toBe('exit 2')
  })
  test.skipIf(process.platform === 'win32')('a pipe', () => {
    spawnSync('mkfifo', [join(repository.root, 'reports/b.xml')])
    expect(verdictOn('FR1')).toBe('exit 2')
  })
  test('a link to a file of the root is read', () => {
    repository.write('elsewhere/b.xml', junit(testcase(named('FR1'), '<failure/>')))
    symlinkSync('../elsewhere/b.xml', join(repository.root, 'reports/b.xml'))
    expect(verdictOn('FR1')).toBe('failing')
  })
})

describe('what only looks like a waiver', () => {
  const comment = '<!-- truespec-waive FR1: the rig is broken, Ada Lovelace, until 2026-12-31 -->'
  test.each([
    ['in a fence', `\`\`\`html\n${comment}\n\`\`\``],
    ['in code', `\`${comment}\``],
    ['in an attribute', `<div title="${comment}">x</div>`],
    ['in an attribute within a line', `See <b title="${comment}">this</b>.`],
    ['in a script', `<script>\n${comment}\n</script>`],
    ['in a text field', `<textarea>\n${comment}\n</textarea>`],
    ['in another comment', `<!-- for example: ${comment}`],
    ['behind a backslash', `\\${comment}`],
    ['without an end', comment.replace(' -->', '')],
    ['for all claims', comment.replace('FR1', '*')],
  ])('%s', (_, text) => {
    repository.write('specs/a.md', specText({ more: `\n${text}\n` }))
    repository.commit('second')
    report(junit(testcase('other')))
    expect(verdictOn('FR1')).not.toBe('waived')
  })
  test('in another spec', () => {
    const more = `\n${comment.replace('FR1', address('FR1'))}\n`
    repository.write('specs/b.md', specText({ id: 'SPEC-2026-11-20-002', more }))
    repository.commit('second')
    report(junit(testcase('other')))
    expect(verdictOn('FR1')).toBe('unproven')
  })
})

describe('coverage and figures', () => {
  test.each([
    ['says more than its lines', lcov('src/session.ts', 5).replace('LH:5', 'LH:10')],
    ['ends within a file', lcov('src/session.ts', 10).replace('end_of_record\n', '')],
  ])('coverage that %s', (_, text) => {
    report(text, 'lcov.info')
    expect(verdictOn('UT-session')).toBe('exit 2')
  })
  test.each([
    ['of no lines', 'TN:\nSF:src/session.ts\nLF:0\nLH:0\nend_of_record\n'],
    ['of a file in another case', lcov('src/Session.ts', 10)],
    ['of a file that is not there', lcov('src/old/session.ts', 10)],
    ['of a package', lcov('node_modules/a/session.ts', 10)],
  ])('coverage %s', (_, text) => {
    repository.write('node_modules/a/session.ts', 'export {}\n')
    report(text, 'lcov.info')
    expect(verdictOn('UT-session')).toBe('unproven')
  })
  test('coverage of a file whose namesake no report has', () => {
    report(lcov('src/session.ts', 10), 'lcov.info')
    expect(verdictOn('UT-session')).toBe('proven')
    repository.write('lib/session.ts', 'export const session = 2\n')
    repository.commit('second')
    report(lcov('src/session.ts', 10), 'lcov.info')
    expect(verdictOn('UT-session')).toBe('unproven')
    repository.write(
      'truespec.json',
      '{ "templates": [{ "template": "template.md" }], "verify": { "components": { "session": ["src/session.ts"] } } }',
    )
    expect(verdictOn('UT-session')).toBe('proven')
  })
  test('of two figures of one name the worse counts', () => {
    report(`[${metric(0.1, 's').slice(1, -1)},${metric(0.9, 's').slice(1, -1)}]`, 'load.json')
    expect(verdictOn('NFR1')).toBe('failing')
  })
  test('a figure past all numbers', () => {
    report(metric(1, 's').replace('"value":1', '"value":-1e999'), 'load.json')
    expect(verdictOn('NFR1')).toBe('exit 2')
  })
})

describe('documents', () => {
  test.each([
    ['the folder', '../docs/'],
    ['the spec itself', 'a.md'],
    ['a page elsewhere', 'https://example.org/guide'],
    ['a file outside', '../../guide.md'],
    ['a file that is not there', '../docs/gide.md'],
    ['a link that leaves the root', '../docs/link.md'],
  ])('%s', (_, guide) => {
    writeFileSync(join(elsewhere, 'guide.md'), '# Guide\n')
    symlinkSync(join(elsewhere, 'guide.md'), join(repository.root, 'docs/link.md'))
    repository.write('specs/a.md', specText({ guide }))
    report(junit(testcase('other')))
    expect(verdictOn('DOC-user-guide')).not.toBe('proven')
  })
  test('an empty file', () => {
    repository.write('docs/guide.md', '\n')
    report(junit(testcase('other')))
    expect(verdictOn('DOC-user-guide')).not.toBe('proven')
  })
})

describe('commits', () => {
  const trailer = `Implements: ${address('T1.1')}`
  beforeEach(() => report(junit(testcase('other'))))
  test('a commit that says so, with a change, is proof', () => {
    repository.write('src/session.ts', 'export const session = 2\n')
    repository.commit(`Keep the keys\n\n${trailer}`)
    expect(verdictOn('T1.1')).toBe('proven')
  })
  test.each([
    ['in a quotation', `Say how\n\n> ${trailer}\n`],
    ['in the text', `Say how\n\nWrite ${trailer} below it.\n`],
    ['in the subject', trailer],
    ['in a block above the last', `Say how\n\n${trailer}\n\nThat was the trailer.\n`],
    ['indented, as an example', `Say how\n\n    ${trailer}\n`],
    ['of the whole spec', `Say how\n\nSpec: ${SPEC}\n`],
    ['of a task in another case', `Say how\n\nImplements: ${address('t1.1')}\n`],
  ])('a trailer %s', (_, message) => {
    repository.write('src/session.ts', 'export const session = 2\n')
    repository.commit(message)
    expect(verdictOn('T1.1')).toBe('unproven')
  })
  test('a commit that was reverted', () => {
    repository.write('src/session.ts', 'export const session = 2\n')
    repository.commit(`Keep the keys\n\n${trailer}`)
    repository.git('revert', '--no-edit', 'HEAD')
    expect(verdictOn('T1.1')).toBe('unproven')
  })
  test('a commit that changes nothing is the word of its author, and is believed', () => {
    repository.commit(`Keep the keys\n\n${trailer}`)
    expect(verdictOn('T1.1')).toBe('proven')
  })
  test('a commit on another branch', () => {
    repository.git('checkout', '-q', '-b', 'other')
    repository.write('src/session.ts', 'export const session = 2\n')
    repository.commit(`Keep the keys\n\n${trailer}`)
    repository.git('checkout', '-q', 'main')
    expect(verdictOn('T1.1')).toBe('unproven')
  })
})

describe('when it ran', () => {
  const dated = (time: string): string => suite(`name="s" timestamp="${time}"`, testcase(named('FR1')))
  const of = (commit: string): string =>
    suite('name="s"', `<properties><property name="commit" value="${commit}"/></properties>`, testcase(named('FR1')))
  test('before all commits', () => {
    report(dated('2001-01-01T00:00:00Z'))
    expect(verdictOn('FR1')).toBe('stale')
  })
  test('on a commit that nobody knows', () => {
    report(of('a'.repeat(40)))
    expect(verdictOn('FR1')).toBe('stale')
  })
  test.each([
    ['before the commit that CI names, and after another of the same wording', '12:30', 'stale'],
    ['before the commit that CI names, as far as clocks differ', '12:56', 'proven'],
  ])('%s', (_, time, expected) => {
    repository.write('src/session.ts', 'export const session = 0\n')
    repository.commit('Break it', '2026-11-20T13:00:00Z')
    report(dated(`2026-11-20T${time}:00Z`))
    const { stdout } = truespec(['verify', '--report', 'reports/*', '--json'], {
      cwd: repository.root,
      env: { CI: 'true', GITHUB_SHA: repository.git('rev-parse', 'HEAD').trim() },
    })
    expect(
      (JSON.parse(stdout) as { readonly claims: readonly { readonly address: string; readonly verdict: string }[] })
        .claims,
    ).toContainEqual(expect.objectContaining({ address: address('FR1'), verdict: expected }))
  })
  test('before code that was committed since: here it is said, since no CI names what is checked', () => {
    report(dated('2026-11-20T12:30:00Z'))
    const stderr = (): string => verifyIn(repository).stderr
    expect(stderr()).not.toContain('ran')
    repository.write('specs/a.md', specText({ more: 'Words that are no claim.\n' }))
    repository.commit('Say more', '2026-11-20T13:00:00Z')
    expect(stderr()).not.toContain('ran')
    repository.write('src/session.ts', 'export const session = 0\n')
    repository.commit('Break it', '2026-11-20T14:00:00Z')
    expect(stderr()).toContain('reports/junit.xml ran 2 commits ago, and not only specs have changed since')
    expect(verdictOn('FR1')).toBe('proven')
  })
  test('on a commit that a shallow clone does not hold', () => {
    const first = repository.git('rev-parse', 'HEAD').trim()
    repository.write('specs/a.md', specText({ fr1: 'A person signs in with two passkeys' }))
    repository.commit('second')
    const clone = join(elsewhere, 'clone')
    repository.git('clone', '-q', '--depth', '1', `file://${repository.root}`, clone)
    report(of(first))
    cpSync(join(repository.root, 'reports'), join(clone, 'reports'), { recursive: true })
    expect(verdictOn('FR1', [], clone)).toBe('stale')
    expect(truespec(['verify', '--report', 'reports/*'], { cwd: clone }).stderr).toContain('this clone is shallow')
    expect(verdictOn('FR1', ['--commit', first], clone)).toBe('exit 2')
  })
  test('on a commit that is none', () => {
    report(junit(testcase(named('FR1'))))
    expect(verdictOn('FR1', ['--commit', 'deadbeef'])).toBe('exit 2')
    expect(verdictOn('FR1', ['--commit=--output=x'])).toBe('exit 2')
  })
})

describe('the status itself', () => {
  test.each([
    ['in other words', 'Completed'],
    ['with a sign that only looks the same', 'C\u043Emplete'],
  ])('%s', (_, status) => {
    repository.write('specs/a.md', specText().replace('**: Complete', `**: ${status}`))
    report(junit(testcase('other')))
    expect(verifyIn(repository).status).toBe(1)
  })
  test('a claim that stands twice is two, and one test proves one', () => {
    repository.write('specs/a.md', specText({ fr1: 'A person signs in\n- [x] FR1: A person flies' }))
    repository.commit('second')
    report(junit(testcase(named('FR1'))))
    expect(verdictOn('FR1')).toBe('proven')
    expect(verdictOn('FR1-2')).toBe('unproven')
  })
})
