import type { Demand } from '../../contract/records/demand.ts'
import type { PolicyPack } from '../../contract/records/policy-pack.ts'
import { birthday } from './dates.ts'
import type { Situation } from './facts.ts'

/**
 * The birthday at which the card ends: the next milestone that lies more than the grace ahead, for a card made
 * within the grace before a milestone reaches to the following one (Luật Căn cước 26/2023/QH15 Điều 21(2)).
 */
export function expiryOf({ birth, on, chosen }: Situation, { validity }: PolicyPack): Demand['expiry'] {
  if (!chosen || !validity) return null
  const { milestones, graceYears, basis } = validity
  const end = milestones.find((years) => birthday(birth, years - graceYears) > on)
  return { on: end === undefined ? null : birthday(birth, end), basis }
}
