import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  address,
  junit,
  lcov,
  lock,
  makeForged,
  manifest,
  metric,
  named,
  SPEC,
  specText,
  testcase,
  verifyIn,
  type Verified,
} from './forged.ts'
import type { Repository } from './repository.ts'

/** Each way to fake a green verdict that docs/forging.md lists, and what comes of it. */

let repository: Repository
beforeEach(() => {
  repository = makeForged()
})
afterEach(() => repository.remove())

const verify = (args: readonly string[] = []): Verified => verifyIn(repository, args)
const verdictOf = (local: string, args: readonly string[] = []): string | undefined =>
  verify(args).verdicts[address(local)]

test('what is not forged is proven', () => {
  repository.write('reports/junit.xml', junit(testcase(named('FR1')), testcase(named('FR2')), testcase(named('NFR2'))))
  repository.write('reports/lcov.info', lcov('src/session.ts', 9))
  repository.write('reports/load.json', metric(0.18, 's'))
  const { verdicts } = verify()
  for (const local of ['FR1', 'FR2', 'NFR1', 'NFR2', 'UT-session', 'DEP-zod'])
    expect([local, verdicts[address(local)]]).toEqual([local, 'proven'])
})

describe('no evidence', () => {
  test('a ticked box', () => {
    repository.write('reports/junit.xml', junit(testcase('something else')))
    expect(verify()).toMatchObject({ status: 1, verdicts: { [address('FR1')]: 'unproven' } })
  })
  test.each([
    ['skipped', '<skipped/>'],
    ['skipped with a message', '<skipped message="later">why</skipped>'],
  ])('a test that is %s', (_, inside) => {
    repository.write('reports/junit.xml', junit(testcase(named('FR1'), inside)))
    expect(verdictOf('FR1')).toBe('unproven')
  })
  test.each(['skipped', 'pending', 'other'])('a test of CTRF that is %s', (status) => {
    const results = {
      tool: { name: 't' },
      summary: {
        tests: 1,
        passed: 0,
        failed: 0,
        pending: status === 'pending' ? 1 : 0,
        skipped: status === 'skipped' ? 1 : 0,
        other: status === 'other' ? 1 : 0,
        start: 0,
        stop: 0,
      },
      tests: [{ name: named('FR1'), status, duration: 1 }],
    }
    repository.write('reports/ctrf.json', JSON.stringify({ results }))
    expect(verdictOf('FR1')).toBe('unproven')
  })
  test('a suite of that name without tests', () => {
    repository.write('reports/junit.xml', `<testsuites><testsuite name="${named('FR1')}" tests="0"/></testsuites>`)
    expect(verdictOf('FR1')).toBe('unproven')
  })
  test('a report of no tests', () => {
    repository.write('reports/junit.xml', '<testsuites tests="0"></testsuites>')
    expect(verify()).toMatchObject({ status: 1, verdicts: { [address('FR1')]: 'unproven' } })
  })
  test('an empty file in place of a report', () => {
    repository.write('reports/junit.xml', '')
    expect(verify().status).toBe(2)
  })
  test('a comment in a report', () => {
    repository.write('reports/junit.xml', junit(`<!-- ${testcase(named('FR1'))} -->${testcase('other')}`))
    expect(verdictOf('FR1')).toBe('unproven')
  })
  test('what a test prints', () => {
    repository.write('reports/junit.xml', junit(testcase('other', `<system-out>${named('FR1')} passed</system-out>`)))
    expect(verdictOf('FR1')).toBe('unproven')
  })
  test('a comment in a source file, and an example in a document', () => {
    repository.write('src/session.test.ts', `// test('${named('FR1')}')\n`)
    repository.write('docs/proof.md', `\`\`\`xml\n${junit(testcase(named('FR1')))}\`\`\`\n`)
    repository.write('reports/junit.xml', junit(testcase('other')))
    expect(verdictOf('FR1')).toBe('unproven')
  })
})

describe('evidence of something else', () => {
  test('a report of a commit that is not here', () => {
    repository.write('reports/junit.xml', junit(testcase(named('FR1'))))
    repository.git('checkout', '-q', '-b', 'other')
    repository.write('src/session.ts', 'export const session = 2\n')
    repository.commit('on another branch')
    const other = repository.git('rev-parse', 'HEAD').trim()
    repository.git('checkout', '-q', 'main')
    expect(verdictOf('FR1', ['--commit', other])).toBe('stale')
  })
  test('a claim that was edited after the run, and is not committed', () => {
    repository.write('reports/junit.xml', junit(testcase(named('FR1'))))
    repository.write('specs/a.md', specText({ fr1: 'A person signs in with a passkey in 1 second' }))
    expect(verdictOf('FR1')).toBe('stale')
    expect(verdictOf('FR1', ['--commit', repository.git('rev-parse', 'HEAD').trim()])).toBe('stale')
  })
  test('a claim that was edited after the run, and committed', () => {
    const before = repository.git('rev-parse', 'HEAD').trim()
    repository.write('reports/junit.xml', junit(testcase(named('FR1')), testcase(named('FR2'))))
    repository.write('specs/a.md', specText({ fr1: 'A person signs in with any passkey' }))
    repository.commit('second')
    const { verdicts } = verify(['--commit', before])
    expect(verdicts[address('FR1')]).toBe('stale')
    expect(verdicts[address('FR2')]).toBe('proven')
  })
  test('a claim that was edited where there is no git: nobody can tell, and that is said', () => {
    repository.write('reports/junit.xml', junit(testcase(named('FR1'))))
    rmSync(join(repository.root, '.git'), { recursive: true })
    repository.write('specs/a.md', specText({ fr1: 'A person signs in with two passkeys' }))
    const { verdicts, stderr } = verify()
    expect(verdicts[address('FR1')]).toBe('proven')
    expect(stderr).toContain('nobody can tell whether what is proven was reworded after its tests ran')
  })
  test('white space, emphasis and ticks make nothing stale', () => {
    const before = repository.git('rev-parse', 'HEAD').trim()
    repository.write('reports/junit.xml', junit(testcase(named('FR1'))))
    repository.write('specs/a.md', specText({ ticked: false, fr1: 'A person  signs in with a **passkey**' }))
    repository.commit('second')
    expect(verdictOf('FR1', ['--commit', before])).toBe('proven')
  })
  test('an address in another case, or with a letter that only looks the same', () => {
    repository.write(
      'reports/junit.xml',
      junit(testcase(named('fr1')), testcase(`it [${SPEC}/F\u{420}1]`), testcase(`it [${SPEC}/\uff26\uff32\uff11]`)),
    )
    expect(verdictOf('FR1')).toBe('unproven')
    repository.write('reports/junit.xml', junit(testcase(`it [${SPEC.toLowerCase()}/FR1]`)))
    expect(verdictOf('FR1')).toBe('unproven')
  })
  test('an address that is the beginning of the one, or goes on', () => {
    repository.write(
      'reports/junit.xml',
      junit(testcase(`it [${SPEC}/FR]`), testcase(`it [${SPEC}/FR11]`), testcase(`it [x${SPEC}/FR1]`)),
    )
    expect(verdictOf('FR1')).toBe('unproven')
  })
  test('an ID that another spec bears too', () => {
    repository.write('specs/b.md', specText())
    repository.commit('second')
    repository.write('reports/junit.xml', junit(testcase(named('FR1'))))
    expect(verdictOf('FR1')).not.toBe('proven')
  })
})

describe('evidence that is not all of it', () => {
  test('a failing test beside a passing one of the same name', () => {
    repository.write(
      'reports/junit.xml',
      junit(testcase(named('FR1'), '<failure message="no"/>'), testcase(named('FR1'))),
    )
    expect(verdictOf('FR1')).toBe('failing')
  })
  test('a failing test in another report', () => {
    repository.write('reports/1.xml', junit(testcase(named('FR1'))))
    repository.write('reports/2.xml', junit(testcase(named('FR1'), '<error message="no"/>')))
    expect(verdictOf('FR1')).toBe('failing')
  })
  test('a report that was cut off', () => {
    const whole = junit(testcase(named('FR1')), testcase(named('FR2'), '<failure/>'))
    repository.write('reports/junit.xml', whole.slice(0, whole.indexOf('<testcase', whole.indexOf('FR1'))))
    expect(verify().status).toBe(2)
  })
  test('a report from which the failing test was taken', () => {
    const whole = junit(testcase(named('FR1')), testcase(named('FR1'), '<failure/>'))
    repository.write('reports/junit.xml', whole.replace(testcase(named('FR1'), '<failure/>'), ''))
    expect(verify().status).toBe(2)
  })
  test('a report of no known kind beside a good one', () => {
    repository.write('reports/junit.xml', junit(testcase(named('FR1'))))
    repository.write('reports/notes.txt', `${named('FR2')}: passed\n`)
    expect(verify().status).toBe(2)
  })
  test('a pattern that fits no report', () => {
    expect(verify(['--report', 'elsewhere/*.xml']).status).toBe(2)
  })
})

describe('waivers', () => {
  const waived = (comment: string): string | undefined => {
    repository.write('specs/a.md', specText({ more: `\n<!-- truespec-waive ${comment} -->\n` }))
    repository.commit('second')
    repository.write('reports/junit.xml', junit(testcase(named('FR2'), '<failure/>')))
    return verdictOf('FR1')
  }
  test('one with a reason, a person and a day holds', () => {
    expect(waived('FR1: the rig is broken, Ada Lovelace, until 2026-12-31')).toBe('waived')
  })
  test.each([
    ['without a reason', 'FR1'],
    ['without a person and a day', 'FR1: later'],
    ['without a day', 'FR1: later, Ada Lovelace'],
    ['that is long over', 'FR1: the rig is broken, Ada Lovelace, until 2026-01-31'],
    ['until no day', 'FR1: the rig is broken, Ada Lovelace, until 2026-02-30'],
    ['of another claim', 'FR2: the rig is broken, Ada Lovelace, until 2026-12-31'],
    ['in another case', 'fr1: the rig is broken, Ada Lovelace, until 2026-12-31'],
  ])('one %s does not', (_, comment) => {
    expect(waived(comment)).toBe('unproven')
  })
  test('a failing claim is failing, whatever waives it', () => {
    repository.write('specs/a.md', specText({ more: '\n<!-- truespec-waive FR1: later, Ada, until 2026-12-31 -->\n' }))
    repository.commit('second')
    repository.write('reports/junit.xml', junit(testcase(named('FR1'), '<failure/>')))
    expect(verdictOf('FR1')).toBe('failing')
  })
})

describe('figures', () => {
  beforeEach(() => repository.write('reports/junit.xml', junit(testcase('other'))))
  test('a figure in another unit is converted', () => {
    repository.write('reports/load.json', metric(0.21, 's'))
    expect(verdictOf('NFR1')).toBe('failing')
  })
  test.each(['requests', 'MB', '', '%'])('a figure in %j proves nothing', (unit) => {
    repository.write('reports/load.json', metric(0.1, unit))
    expect(verdictOf('NFR1')).toBe('unproven')
  })
  test('a mean is no 95th percentile', () => {
    repository.write(
      'reports/load.json',
      JSON.stringify([{ name: `sign-in mean [${address('NFR1')}]`, unit: 'ms', value: 1 }]),
    )
    expect(verdictOf('NFR1')).not.toBe('proven')
  })
  test('coverage below the target', () => {
    repository.write('reports/lcov.info', lcov('src/session.ts', 8))
    expect(verdictOf('UT-session')).toBe('failing')
  })
  test.each(['/elsewhere/src/session.ts', '../src/session.ts', 'C:\\src\\session.ts'])(
    'coverage of another root: %s',
    (file) => {
      repository.write('reports/lcov.info', lcov(file, 10))
      expect(verdictOf('UT-session')).not.toBe('proven')
    },
  )
  test('coverage of two files of that name', () => {
    repository.write('lib/session.ts', 'export const session = 1\n')
    repository.write('reports/lcov.info', lcov('src/session.ts', 10) + lcov('lib/session.ts', 10))
    expect(verdictOf('UT-session')).toBe('unproven')
  })
  test('a test that bears the address is no coverage', () => {
    repository.write('reports/junit.xml', junit(testcase(named('UT-session'))))
    expect(verdictOf('UT-session')).toBe('unproven')
  })
})

describe('packages', () => {
  beforeEach(() => repository.write('reports/junit.xml', junit(testcase('other'))))
  test.each([
    ['a lock file that disagrees with the manifest', manifest('^4.0.0'), lock('3.9.0')],
    ['a manifest and a lock file that disagree with the spec', manifest('^3.0.0'), lock('3.9.0', '^3.0.0')],
    ['a manifest without a lock file', manifest('^4.0.0'), undefined],
    ['a lock file alone', JSON.stringify({ name: 'a' }), lock('4.1.0')],
  ])('%s', (_, packageJson, lockFile) => {
    repository.write('package.json', packageJson)
    if (lockFile === undefined) repository.git('rm', '-q', '--force', 'package-lock.json')
    else repository.write('package-lock.json', lockFile)
    expect(verdictOf('DEP-zod')).not.toBe('proven')
  })
})
