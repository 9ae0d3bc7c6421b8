/** Which steps the pack asks of this draft, what each still misses, and where the sitting stands. */
import type { Enrolment, StepView } from '../../contract/records/enrolment.ts'
import type { PolicyPack, StepId } from '../../contract/records/policy-pack.ts'

const missingOf: Record<StepId, (draft: Enrolment, pack: PolicyPack) => string[]> = {
  case: (draft) => (draft.case ? [] : ['case']),
  record: (draft) => [
    ...(draft.recordConfirmed ? [] : ['record']),
    ...draft.flags.map((field) => `flag:${field}`),
  ],
  marks: (draft) => (draft.marks.length > 0 || draft.noMarks ? [] : ['marks']),
  fingerprints: (draft, pack) => pack.fingerprints.filter((slot) => !draft.captures[slot]),
  portrait: (draft) => (draft.captures.portrait ? [] : ['portrait']),
  confirmation: (draft) => (draft.confirmation ? [] : ['confirmation']),
  // A sealed draft is no draft any more, so this step is never done while there is one.
  sealing: () => ['sealing'],
}

export function stepsOf(draft: Enrolment, pack: PolicyPack): StepView[] {
  let reached = true
  return pack.steps.map((id) => {
    const missing = missingOf[id](draft, pack)
    const status = missing.length === 0 ? 'done' : reached ? 'open' : 'waiting'
    if (missing.length > 0) reached = false
    return { id, status, missing }
  })
}

/** The first step that misses something. */
export function currentStep(steps: readonly StepView[]): StepId {
  return steps.find((step) => step.status === 'open')?.id ?? 'sealing'
}

/** Everything that stands between this draft and its sealing. */
export function missingForSealing(draft: Enrolment, pack: PolicyPack): string[] {
  return stepsOf(draft, pack).flatMap((step) => (step.id === 'sealing' ? [] : step.missing))
}
