/** What does the law ask of this case? Pure: the same facts and the same pack give the same answer. */
import type { Demand } from '../../contract/records/demand.ts'
import type { PolicyPack } from '../../contract/records/policy-pack.ts'
import { appointmentOf } from './appointment.ts'
import { expiryOf } from './expiry.ts'
import { holds, situationOf, type CaseFacts, type Situation } from './facts.ts'
import { feeOf } from './fee.ts'

function offeredTo(situation: Situation, { kinds }: PolicyPack): string[] {
  if (!situation.ageGroup?.isEntitled) return []
  return kinds.flatMap(({ reasons }) =>
    reasons.filter((one) => holds(one.when, situation)).map(({ id }) => id),
  )
}

function irisWaiverOf({ on, hasIrisCamera }: CaseFacts, { irisWaiver }: PolicyPack): Demand['irisWaiver'] {
  if (hasIrisCamera || !irisWaiver) return null
  const { from, to, name, basis } = irisWaiver
  return from <= on && (to === null || on <= to) ? { from, name, basis } : null
}

export function demandOf(facts: CaseFacts, pack: PolicyPack): Demand {
  const situation = situationOf(facts, pack)
  const steps = pack.steps.filter((step) => holds(step.when, situation)).map(({ id }) => id)
  const irises = steps.includes('iris') ? pack.irises : []
  return {
    ageYears: situation.ageYears,
    isEntitled: situation.ageGroup?.isEntitled ?? false,
    offered: offeredTo(situation, pack),
    steps,
    requiredFields: pack.requiredFields
      .filter((one) => holds(one.when, situation))
      .flatMap(({ fields }) => fields),
    fingerprints: steps.includes('fingerprints') ? pack.fingerprints : [],
    irises,
    irisWaiver: irises.length > 0 ? irisWaiverOf(facts, pack) : null,
    portrait: steps.includes('portrait'),
    guardian: situation.guardian,
    forms: pack.forms
      .filter((form) => facts.chosen !== null && holds(form.when, situation))
      .map(({ code, name, step }) => ({ code, name, step })),
    papers: pack.papers
      .filter((paper) => holds(paper.when, situation))
      .map(({ id, name, basis }) => ({ id, name, basis })),
    likeness: facts.chosen !== null && pack.likeness !== null && holds(pack.likeness.when, situation),
    fee: feeOf(situation, pack),
    expiry: expiryOf(situation, pack),
    appointment: appointmentOf(situation, pack),
  }
}
