/** The open drafts in memory while an officer is signed in, and which of them lies before the officer. */
import type { AwaitingApproval } from '../../contract/records/approval-wire.ts'
import type { Enrolment, Sitting } from '../../contract/records/enrolment.ts'
import type { PolicyPack } from '../../contract/records/policy-pack.ts'
import { fullName } from '../../contract/records/resident.ts'
import type { OpenDraft } from '../../contract/records/snapshot.ts'
import { addDays, civilDate } from '../policy/dates.ts'
import { exceptionsHash } from './exceptions-hash.ts'
import { lawFor } from './law.ts'
import { holderOf } from './take-over.ts'
import { currentStep, stepsUnder } from './steps.ts'

export interface DraftBook {
  get(applicationId: string): Enrolment | undefined
  put(draft: Enrolment): void
  remove(applicationId: string): void
  /** Lays a draft before the officer; null puts it aside. */
  turnTo(applicationId: string | null): void
  current(): Sitting | null
  list(): OpenDraft[]
  /** What waits for a second pair of eyes and was not decided on from afar. */
  awaitingApproval(): AwaitingApproval[]
  /** The open draft of this citizen, the oldest where there are more; of somebody without a number nobody knows. */
  of(personalNumber: string | null): Enrolment | undefined
  /** How many other drafts are of the same personal number. */
  othersOf(draft: Enrolment): number
  clear(): void
}

/** Until when another officer must have approved; null while that is not what the draft waits for. */
function approveBy({ draft, current }: Sitting, law: PolicyPack | null): string | null {
  if (current !== 'approval' || !draft.confirmation || !law?.exceptions) return null
  return addDays(civilDate(new Date(draft.confirmation.at)), law.exceptions.approvalDays)
}

function approvalOf(draft: Enrolment, waitsUntil: string | null): OpenDraft['approval'] {
  if (draft.approval?.decision !== undefined) return 'approved'
  if (waitsUntil === null) return null
  return draft.objection ? 'refused' : 'waiting'
}

export function createDraftBook(pack: () => PolicyPack | null): DraftBook {
  const drafts = new Map<string, Enrolment>()
  let currentId: string | null = null

  function sittingOf(draft: Enrolment | undefined): Sitting | null {
    const law = pack()
    if (!law || !draft) return null
    const { demand } = lawFor(draft, law)
    const steps = stepsUnder(draft, { pack: law, demand })
    return { draft, demand, steps, current: currentStep(steps) }
  }

  const allOf = (personalNumber: string | null) =>
    personalNumber === null
      ? []
      : [...drafts.values()].filter(({ resident }) => resident.personalNumber === personalNumber)
  const sittings = () => [...drafts.values()].flatMap((draft) => sittingOf(draft) ?? [])

  return {
    get: (applicationId) => drafts.get(applicationId),
    put: (draft) => void drafts.set(draft.applicationId, draft),
    remove(applicationId) {
      drafts.delete(applicationId)
      if (currentId === applicationId) currentId = null
    },
    turnTo(applicationId) {
      currentId = applicationId
    },
    current: () => sittingOf(currentId === null ? undefined : drafts.get(currentId)),
    of: (personalNumber) => allOf(personalNumber)[0],
    othersOf: ({ applicationId, resident }) =>
      allOf(resident.personalNumber).filter((one) => one.applicationId !== applicationId).length,
    list: () =>
      sittings().map((sitting) => {
        const { applicationId, openedAt, resident } = sitting.draft
        const waitsUntil = approveBy(sitting, pack())
        return {
          applicationId,
          openedAt,
          label: fullName(resident.fields.fullNameBirth),
          current: sitting.current,
          approveBy: waitsUntil,
          approval: approvalOf(sitting.draft, waitsUntil),
          holder: holderOf(sitting.draft),
        }
      }),
    awaitingApproval: () =>
      sittings().flatMap((sitting) => {
        const { applicationId, revision, exceptions, confirmation, objection } = sitting.draft
        const waitsUntil = approveBy(sitting, pack())
        if (waitsUntil === null || !confirmation || objection) return []
        const exceptionsSha256 = exceptionsHash(exceptions)
        const { at: confirmedAt } = confirmation
        return [{ applicationId, revision, exceptionsSha256, exceptions, confirmedAt, approveBy: waitsUntil }]
      }),
    clear() {
      drafts.clear()
      currentId = null
    },
  }
}
