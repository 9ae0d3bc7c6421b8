import type { Demand } from '../../contract/records/demand.ts'
import type { PolicyPack } from '../../contract/records/policy-pack.ts'
import { holds, type Situation } from './facts.ts'

/** In đồng, with every article it rests on; null where no entry of the pack holds. */
export function feeOf(situation: Situation, { fees, feeReductions }: PolicyPack): Demand['fee'] {
  const { chosen, on, channel } = situation
  const entry = chosen && fees.find((one) => holds(one.when, situation))
  if (!entry) return null
  const { amount: full, basis } = entry
  const reduction = feeReductions.find(
    (one) => one.from <= on && on <= one.to && (one.channel === 'all' || one.channel === channel),
  )
  if (full === 0 || !reduction) return { amount: full, full, basis: [basis] }
  return { amount: Math.round((full * reduction.percent) / 100), full, basis: [basis, reduction.basis] }
}
