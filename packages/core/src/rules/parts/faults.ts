import type { TextFault } from '../../markdown/faults.ts'
import type { Spec } from '../../spec/model.ts'
import type { Found } from '../define.ts'

/** What reading itself found wrong with the text, of one code, at its places. `fixesOf` gives a fault's fixes. */
export function* faultsOf(
  spec: Spec,
  code: TextFault['code'],
  fixesOf: (fault: TextFault) => Found['fixes'] = () => undefined,
): Generator<Found> {
  for (const fault of spec.faults) {
    if (fault.code !== code) continue
    const fixes = fixesOf(fault)
    yield { at: fault.span, data: fault.data, ...(fixes && { fixes }) }
  }
}
