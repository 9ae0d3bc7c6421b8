/** Which steps the law asks of this draft, what each still misses and why, and where the sitting stands. */
import type { Enrolment, StepView } from '../../contract/records/enrolment.ts'
import type { PolicyPack, StepId } from '../../contract/records/policy-pack.ts'
import { unexplainedGaps } from '../../contract/records/gaps.ts'
import { fingerSlot, irisSlot } from '../../contract/records/sitting-parts.ts'
import { lawFor, type Law } from './law.ts'
import { leftToRegistry, missingInRecord } from './missing-in-record.ts'
import { isExcepted, surplusOf } from './parts.ts'
import { isUnsettledIris } from './poor-irises.ts'
import { isUnsettled } from './poor-prints.ts'

type Codes = (draft: Enrolment, law: Law) => string[]

const missingOf: Record<StepId, Codes> = {
  case: (draft) => (draft.case ? [] : ['case']),
  // A record that was confirmed before the law asked for more stays confirmed until it is touched.
  record: (draft, law) => [
    ...missingInRecord(draft, law),
    ...(draft.recordConfirmed
      ? []
      : [...unexplainedGaps(draft, law.demand).map((field) => `gap:${field}`), 'record']),
    ...draft.flags.map((field) => `flag:${field}`),
  ],
  adjustment: (draft) => (draft.adjustment ? [] : ['adjustment']),
  guardian: (draft) => (draft.guardian ? [] : ['guardian']),
  marks: (draft) => (draft.marks.length > 0 || draft.noMarks ? [] : ['marks']),
  fingerprints: (draft, { demand, pack }) =>
    demand.fingerprints.flatMap((slot) => {
      if (isExcepted(slot, draft)) return []
      if (!draft.captures[slot]) return [slot]
      return isUnsettled(slot, draft, pack.lowQuality) ? [`poor:${slot}`] : []
    }),
  portrait: (draft) => (draft.captures.portrait ? [] : ['portrait']),
  iris: (draft, { demand, pack }) =>
    demand.irisWaiver
      ? []
      : demand.irises.flatMap((slot) => {
          if (isExcepted(slot, draft)) return []
          if (!draft.captures[slot]) return [slot]
          return isUnsettledIris(slot, draft, pack.lowIrisQuality) ? [`poor:${slot}`] : []
        }),
  confirmation: (draft) => (draft.confirmation ? [] : ['confirmation']),
  approval: (draft) => (draft.approval ? [] : ['approval']),
  // A sealed draft is no draft any more, so this step is never done while there is one.
  sealing: () => ['sealing'],
}

/** The poor samples of one step that are used all the same. */
const keptOf = ({ keptPoor }: Enrolment, slots: typeof fingerSlot | typeof irisSlot) =>
  Object.keys(keptPoor)
    .filter((slot) => slots.safeParse(slot).success)
    .map((slot) => `kept:${slot}`)

/** Why something is not missing although it is not there. */
const waivedOf: Partial<Record<StepId, Codes>> = {
  record: leftToRegistry,
  fingerprints: (draft) => [
    ...draft.exceptions
      .filter(({ part }) => part.startsWith('finger-'))
      .map(({ part }) => `excepted:${part}`),
    ...keptOf(draft, fingerSlot),
    ...draft.wornHands.map((hand) => `worn:${hand}`),
  ],
  iris: (draft, { demand }) => [
    ...keptOf(draft, irisSlot),
    ...(demand.irisWaiver ? ['no-iris-camera'] : []),
    ...draft.exceptions.filter(({ part }) => part.startsWith('eye-')).map(({ part }) => `excepted:${part}`),
  ],
}

/** What in the draft the law does not allow: each is resolved by the officer, nothing by itself. */
export function conflictsOf(draft: Enrolment, { demand }: Law): string[] {
  const { slots, parts } = surplusOf(draft, demand)
  const surplus = [...slots, ...parts].map((one) => `surplus:${one}`)
  if (!demand.isEntitled) return ['not-entitled', ...surplus]
  const isOffered = draft.case === null || demand.offered.includes(draft.case.reason)
  return isOffered ? surplus : ['not-offered', ...surplus]
}

/**
 * Conflicts stand at the later of the case and the record, for these two are where they arise: both stay open to
 * make them good, and nothing after them goes on.
 */
function stepOfConflicts(steps: readonly StepId[]): number {
  return Math.max(steps.indexOf('case'), steps.indexOf('record'), 0)
}

export function stepsUnder(draft: Enrolment, law: Law): StepView[] {
  const { steps } = law.demand
  let reached = true
  return steps.map((id, index) => {
    const conflicts = index === stepOfConflicts(steps) ? conflictsOf(draft, law) : []
    const missing = [...missingOf[id](draft, law), ...conflicts]
    const status = missing.length === 0 ? 'done' : reached ? 'open' : 'waiting'
    if (missing.length > 0) reached = false
    return { id, status, missing, waived: waivedOf[id]?.(draft, law) ?? [] }
  })
}

export function stepsOf(draft: Enrolment, pack: PolicyPack): StepView[] {
  return stepsUnder(draft, lawFor(draft, pack))
}

/** The first step that misses something. */
export function currentStep(steps: readonly StepView[]): StepId {
  return steps.find((step) => step.status === 'open')?.id ?? 'sealing'
}

/** Everything that stands between this draft and its sealing. */
export function missingForSealing(draft: Enrolment, pack: PolicyPack): string[] {
  return stepsOf(draft, pack).flatMap((step) => (step.id === 'sealing' ? [] : step.missing))
}
