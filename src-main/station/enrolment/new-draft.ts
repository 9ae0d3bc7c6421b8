import { v7 as uuidv7 } from 'uuid'
import type { Enrolment } from '../../contract/records/enrolment.ts'
import type { Found } from '../residents/found.ts'

export interface NewDraft {
  readonly found: Found
  readonly officerId: string
  readonly stationId: string
  readonly packId: string
  readonly at: Date
}

/** An application's first moment: its id is made here and never again. */
export function newDraft({ found, officerId, stationId, packId, at }: NewDraft): Enrolment {
  return {
    schema: 'enrolment/2',
    applicationId: uuidv7(),
    revision: 1,
    stationId,
    packId,
    openedAt: at.toISOString(),
    openedBy: officerId,
    ...found,
    likeness: null,
    seenPapers: [],
    case: null,
    corrections: [],
    papers: [],
    gaps: {},
    recordConfirmed: false,
    adjustment: null,
    guardian: null,
    marks: [],
    noMarks: false,
    closeUps: [],
    captures: {},
    tries: {},
    keptPoor: {},
    wornHands: [],
    exceptions: [],
    approval: null,
    objection: null,
    handsPicture: null,
    flags: [],
    shown: null,
    confirmation: null,
    signature: null,
    handovers: [],
    typed: {},
  }
}
