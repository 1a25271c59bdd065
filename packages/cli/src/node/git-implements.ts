import type { ImplementingCommit } from '@truespec/core'
import type { Ancestors } from './git-ancestors.ts'
import type { Cache } from './cache.ts'
import { logFormat, readLog } from './git-log.ts'
import { answered, type Git } from './git.ts'

/** What a commit says of claims, as plain data. */
interface SpeakingCommit extends ImplementingCommit {
  /** The addresses that its trailers name. */
  readonly addresses: readonly string[]
  /** The commits that it takes back, as written. A revert of a merge names the parent that it goes back to. */
  readonly reverts: readonly { readonly commit: string; readonly backTo: string | undefined }[]
}

/** The commits that implement each address, newest first. */
export type Implementations = ReadonlyMap<string, readonly ImplementingCommit[]>

const LONGEST_SUBJECT = 200
/** No commit takes back more; one that says so wants to keep us busy. */
const MOST_REVERTS = 1000
const ADDRESS = /^[^\s/@,]{1,200}\/[^\s/@,]{1,200}$/
/** As `git revert` writes it, with `--reference` too. */
const REVERT =
  /^[ \t]*This reverts commit ([0-9a-f]{7,64})\b(?:,\s{1,4}reversing\s{1,4}changes\s{1,4}made\s{1,4}to\s{1,4}([0-9a-f]{7,64})\b)?/gim

/** Reads, in one `git log`, the commits of HEAD's history that name claims or take back others; newest first. `key` names them in the cache; without it nothing is kept. */
export function readSpeaking(git: Git, head: string, cache: Cache, key: string | undefined): readonly SpeakingCommit[] {
  const known = key === undefined ? undefined : cache.get('git', key)
  if (known !== undefined) return JSON.parse(known) as readonly SpeakingCommit[]
  const speaking = askSpeaking(git, head)
  if (key !== undefined) cache.setMany('git', [[key, JSON.stringify(speaking)]])
  return speaking
}

function askSpeaking(git: Git, head: string): readonly SpeakingCommit[] {
  const answer = git.ask(
    [
      'log',
      '--stdin',
      '-z',
      '--date-order',
      '--encoding=UTF-8',
      '--regexp-ignore-case',
      '--extended-regexp',
      '--grep=^(Implements|Spec|Task)[ \t]*:',
      '--grep=This reverts commit ',
      '--no-patch',
      // One letter before each part: none is empty.
      logFormat('%H%x00s%s%x00t%(trailers:key=Implements,key=Spec,key=Task,unfold)%x00b%b'),
    ],
    `${head}\n`,
  )
  return [...readLog(answered(answer, 'the messages of the commits'))].flatMap(({ head: hash, parts }) => {
    const [subject = '', trailers = '', body = ''] = ['s', 't', 'b'].map(
      (letter) => parts.find((part) => part.startsWith(letter))?.slice(1) ?? '',
    )
    const commit = {
      hash,
      subject: subject.slice(0, LONGEST_SUBJECT),
      addresses: addressesOf(trailers),
      reverts: revertsIn(body),
    }
    return commit.addresses.length > 0 || commit.reverts.length > 0 ? [commit] : []
  })
}

function revertsIn(body: string): SpeakingCommit['reverts'] {
  const found = new Map<string, SpeakingCommit['reverts'][number]>()
  for (const [text, commit = '', backTo] of body.matchAll(REVERT)) {
    if (found.size === MOST_REVERTS) break
    found.set(text, { commit: commit.toLowerCase(), backTo: backTo?.toLowerCase() })
  }
  return [...found.values()]
}

/**
 * The addresses that trailers name: `Implements: SPEC-X/FR1, SPEC-X/FR2`, and `Spec: SPEC-X` with `Task: 1.2` (or `T1.2`, or `Task 1.2`).
 * Where a commit names several specs nobody knows whose its tasks are: they count for none. An address that stands among other words is none.
 */
export function addressesOf(trailers: string): readonly string[] {
  const named = { implements: new Set<string>(), spec: new Set<string>(), task: new Set<string>() }
  for (const line of trailers.split('\n')) {
    const colon = line.indexOf(':')
    const key = line.slice(0, colon).trim().toLowerCase()
    if (key !== 'implements' && key !== 'spec' && key !== 'task') continue
    for (const value of line.slice(colon + 1).split(',')) if (value.trim() !== '') named[key].add(value.trim())
  }
  const addresses = new Set([...named.implements].filter((value) => ADDRESS.test(value)))
  const [spec, another] = named.spec
  if (spec !== undefined && another === undefined)
    for (const task of named.task) {
      const address = `${spec}/${taskName(task)}`
      if (ADDRESS.test(address)) addresses.add(address)
    }
  return [...addresses]
}

/** `1.2`, `T1.2` and `Task 1.2` are one task. */
function taskName(text: string): string {
  const name = text.replace(/^Task\s+/i, 'T')
  return /^\d/.test(name) ? `T${name}` : name
}

/**
 * The commits that implement each address. What was reverted implements nothing, until its revert is reverted; nor does a
 * revert, which often quotes the message of what it takes back. Where a revert does not say exactly which commit it means, all that it
 * may mean are taken back.
 */
export function implementations(speaking: readonly SpeakingCommit[], ancestors: Ancestors): Implementations {
  const reverted = new Set<string>()
  const byAddress = new Map<string, ImplementingCommit[]>()
  // Newest first: whether a revert still stands is known before what it takes back is come to.
  for (const { hash, subject, addresses, reverts } of speaking) {
    if (reverted.has(hash)) continue
    for (const { commit, backTo } of reverts)
      for (const named of ancestors.beginningWith(commit)) {
        reverted.add(named)
        for (const parent of backTo === undefined ? [] : ancestors.beginningWith(backTo))
          for (const merged of ancestors.between(named, parent)) reverted.add(merged)
      }
    if (reverts.length > 0) continue
    for (const address of addresses) {
      const list = byAddress.get(address)
      if (list) list.push({ hash, subject })
      else byAddress.set(address, [{ hash, subject }])
    }
  }
  return byAddress
}
