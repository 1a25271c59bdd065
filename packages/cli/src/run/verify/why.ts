import { bindsTo, nextSteps, whereOf, whyJson, wordsOf, type PlacedVerdict, type Reason } from '@truespec/core'
import { paintFor } from '../../terminal/colors.ts'
import { stdout } from '../../terminal/streams.ts'
import { tell } from '../../terminal/tell.ts'
import { tree, type Branch } from '../../terminal/tree.ts'
import type { WhyOptions } from '../options.ts'
import { withSession } from '../session.ts'
import { width } from '../surroundings.ts'
import { withClaims } from '../while-open.ts'
import { judgeAll, placed } from './judged.ts'
import { unknownAddress } from './unknown-address.ts'

/** Prints the proof of a claim as a tree. */
export async function runWhy(address: string, options: WhyOptions): Promise<void> {
  const { found, notes } = await withSession(options, [], (session) =>
    withClaims(session, async (open, { show }) => {
      const { verdicts, notes } = await judgeAll(session, open, options, show)
      const found = verdicts.filter(({ claim }) => claim.address === address)
      if (found.length > 0) return { found: placed(found, open), notes }
      throw unknownAddress(
        address,
        verdicts.map(({ claim }) => claim),
      )
    }),
  )
  for (const note of notes) tell(note)
  const [first] = found
  stdout.write(
    options.json && first
      ? whyJson(first, bindsTo(first.claim))
      : tree(found.map(branchOf), paintFor(stdout, process.env), stdout.isTTY ? width() : undefined),
  )
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
