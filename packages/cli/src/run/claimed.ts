import { claimsOf, waiversOf, type Claim, type Spec, type Waiver } from '@truespec/core'

/** What a spec claims, and what it says need not be proven. Plain data. */
export interface Claimed {
  readonly claims: readonly Claim[]
  readonly waivers: readonly Waiver[]
}

/** One line of JSON. */
export function serialiseClaimed(spec: Spec): string {
  return JSON.stringify({ claims: claimsOf(spec), waivers: waiversOf(spec) } satisfies Claimed)
}

/** What `serialiseClaimed` wrote. */
export function deserialiseClaimed(text: string): Claimed {
  return JSON.parse(text) as Claimed
}
