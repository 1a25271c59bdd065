import { nearest, type Claim } from '@truespec/core'
import { UserError } from '../../errors.ts'

/** More specs than this that have such a claim are not named. */
const FEW = 3

/** What is said of an address that no claim has: the nearest one, by its claim where there is such a spec. */
export function unknownAddress(
  address: string,
  claims: readonly Pick<Claim, 'address' | 'spec' | 'local'>[],
): UserError {
  const slash = address.indexOf('/')
  const spec = address.slice(0, Math.max(0, slash))
  const local = address.slice(slash + 1)
  const own = claims.filter((claim) => claim.spec === spec)
  const meant = own.length > 0 ? nearestIn(own, local) : (namesakes(claims, local) ?? nearestAddress(claims, address))
  return new UserError({
    what: `no claim has the address '${address}'`,
    ...(slash < 0 && { why: 'an address is the ID of a spec, a slash and the name of a claim' }),
    next:
      meant === undefined
        ? `\`truespec show ${own.length > 0 ? spec : 'ID'}\` shows the addresses of a spec`
        : `did you mean ${meant}?`,
  })
}

function nearestIn(own: readonly Pick<Claim, 'address' | 'local'>[], local: string): string | undefined {
  const near = nearest(
    local,
    own.map((claim) => claim.local),
  )
  return own.find((claim) => claim.local === near)?.address
}

/** Claims of that name in other specs. */
function namesakes(claims: readonly Pick<Claim, 'address' | 'local'>[], local: string): string | undefined {
  const found = claims.filter((claim) => claim.local === local)
  return found.length > 0 && found.length <= FEW ? found.map(({ address }) => address).join(' or ') : undefined
}

function nearestAddress(claims: readonly Pick<Claim, 'address'>[], address: string): string | undefined {
  return nearest(
    address,
    claims.map((claim) => claim.address),
  )
}
