import { bindsTo, nearest, nextSteps, whereOf, whyJson, wordsOf, type PlacedVerdict, type Reason } from '@truespec/core'
import { UserError } from '../../errors.ts'
import { paintFor } from '../../terminal/colors.ts'
import { openProgress } from '../../terminal/progress.ts'
import { sanitize } from '../../terminal/sanitize.ts'
import { tree, type Branch } from '../../terminal/tree.ts'
import { noteIf } from '../check.ts'
import type { WhyOptions } from '../options.ts'
import { openSession } from '../session.ts'
import { width } from '../surroundings.ts'
import { openWorkspace } from '../workspace.ts'
import { judgeAll, placed } from './judged.ts'

/** Prints the proof of a claim as a tree. */
export async function runWhy(address: string, options: WhyOptions): Promise<void> {
  const session = await openSession(options, [], noteIf(options.verbose))
  const progress = openProgress()
  try {
    const open = await openWorkspace(session, (done, all) => progress.show(`reading ${done} of ${all} specs`))
    try {
      const { verdicts, notes } = await judgeAll(session, open, options, (text) => progress.show(text))
      progress.clear()
      const found = verdicts.filter(({ claim }) => claim.address === address)
      if (found.length === 0) throw unknown(address, verdicts)
      for (const note of notes) process.stderr.write(`truespec: ${sanitize(note)}\n`)
      const shown = placed(found, open)
      const [first] = shown
      process.stdout.write(
        options.json && first
          ? whyJson(first, bindsTo(first.claim))
          : tree(
              shown.map(branchOf),
              paintFor(process.stdout, process.env),
              process.stdout.isTTY ? width() : undefined,
            ),
      )
    } finally {
      open.close()
    }
  } finally {
    progress.clear()
    session.cache.close()
  }
}

function unknown(
  address: string,
  verdicts: readonly { readonly claim: { readonly address: string; readonly spec: string; readonly local: string } }[],
): UserError {
  const [spec = '', local = ''] = [address.slice(0, address.indexOf('/')), address.slice(address.indexOf('/') + 1)]
  const own = verdicts.filter(({ claim }) => claim.spec === spec)
  const others = verdicts.filter(({ claim }) => claim.local === address || claim.local === local)
  const near =
    own.length > 0
      ? nearest(
          local,
          own.map(({ claim }) => claim.local),
        )
      : undefined
  const meant =
    near === undefined
      ? others.length > 0 && others.length <= 3
        ? others.map(({ claim }) => claim.address).join(' or ')
        : nearest(
            address,
            verdicts.map(({ claim }) => claim.address),
          )
      : `${spec}/${near}`
  return new UserError({
    what: `no claim has the address '${address}'`,
    ...(own.length === 0 &&
      !address.includes('/') && { why: 'an address is the ID of a spec, a slash and the name of a claim' }),
    next:
      meant === undefined
        ? `\`truespec show ${own.length > 0 ? spec : 'ID'}\` shows the addresses of a spec`
        : `did you mean ${meant}?`,
  })
}

function branchOf(verdict: PlacedVerdict): Branch {
  const { claim, reasons, start } = verdict
  const box = claim.ticked === undefined ? '' : claim.ticked ? ', ticked' : ', not ticked'
  const evidence = reasons.filter(({ kind, weight }) => weight !== 'none' || isSeen(kind))
  const lacking = reasons.filter((reason) => !evidence.includes(reason))
  const steps = nextSteps(verdict)
  return {
    label: claim.address,
    note: verdict.verdict,
    children: [
      { label: 'claim', children: [{ label: claim.text, note: `${claim.kind}, ${claim.file}:${start.line}${box}` }] },
      { label: 'what proves it', children: bindsTo(claim).map((label) => ({ label })) },
      { label: 'evidence', children: evidence.length > 0 ? evidence.map(reasonBranch) : [{ label: 'none' }] },
      ...(lacking.length > 0 ? [{ label: 'missing', children: lacking.map(reasonBranch) }] : []),
      ...(steps.length > 0 ? [{ label: 'next', children: steps.map((label) => ({ label })) }] : []),
    ],
  }
}

function isSeen(kind: Reason['kind']): boolean {
  return kind !== 'missing' && kind !== 'stale' && kind !== 'ambiguous'
}

const SIGNS: Readonly<Record<Reason['weight'], string>> = { for: '✓', against: '✗', none: '·' }

function reasonBranch(reason: Reason): Branch {
  const place = [whereOf(reason), reason.commit === undefined ? '' : `commit ${reason.commit.slice(0, 10)}`]
  const note = place.filter((each) => each !== '').join(', ')
  return { label: `${SIGNS[reason.weight]} ${wordsOf(reason)}`, ...(note !== '' && { note }) }
}
