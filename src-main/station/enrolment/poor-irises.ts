/** When is a poor iris good enough? After the pack's tries, with a reason; each try keeps the better picture. */
import type { Capture, Enrolment } from '../../contract/records/enrolment.ts'
import type { PolicyPack } from '../../contract/records/policy-pack.ts'
import type { IrisSlot } from '../../contract/records/sitting-parts.ts'

/** Whether another try, or a word of the officer, is still owed for this iris. */
export function isUnsettledIris(
  slot: IrisSlot,
  { captures, keptPoor }: Enrolment,
  rules: PolicyPack['lowIrisQuality'],
): boolean {
  const score = captures[slot]?.iris?.score
  return rules !== null && score !== undefined && score < rules.below && !keptPoor[slot]
}

/** The better of two pictures of one eye; where their quality is not known, the later. */
export function betterIris(earlier: Capture | undefined, later: Capture): Capture {
  if (earlier?.iris === undefined || later.iris === undefined) return later
  return earlier.iris.score > later.iris.score ? earlier : later
}
