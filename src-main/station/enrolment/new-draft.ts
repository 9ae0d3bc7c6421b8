import { v7 as uuidv7 } from 'uuid'
import type { Enrolment } from '../../contract/records/enrolment.ts'
import type { Resident } from '../../contract/records/resident.ts'

export interface NewDraft {
  readonly resident: Resident
  readonly officerId: string
  readonly stationId: string
  readonly packId: string
  readonly at: Date
}

/** An application's first moment: its id is made here and never again. */
export function newDraft({ resident, officerId, stationId, packId, at }: NewDraft): Enrolment {
  return {
    schema: 'enrolment/2',
    applicationId: uuidv7(),
    revision: 1,
    stationId,
    packId,
    openedAt: at.toISOString(),
    openedBy: officerId,
    resident,
    isInDatabase: true,
    case: null,
    corrections: [],
    recordConfirmed: false,
    adjustment: null,
    guardian: null,
    marks: [],
    noMarks: false,
    captures: {},
    tries: {},
    keptPoor: {},
    wornHands: [],
    exceptions: [],
    approval: null,
    flags: [],
    shown: null,
    confirmation: null,
    signature: null,
    handovers: [],
  }
}
