import { v7 as uuidv7 } from 'uuid'
import type { Enrolment, Returned } from '../../contract/records/enrolment.ts'
import type { Found } from '../residents/found.ts'

export interface NewDraft {
  readonly found: Found
  readonly officerId: string
  readonly stationId: string
  readonly packId: string
  readonly at: Date
  /** Null for a new application. */
  readonly mends: Mended | null
}

/** The returned application that a draft is the next revision of. */
export interface Mended {
  readonly applicationId: string
  readonly revision: number
  readonly returned: Returned
}

const firstRevision = () => ({ applicationId: uuidv7(), revision: 1, returned: null })

/** An application's first moment: its id is made here and never again; one that was returned keeps the one it has. */
export function newDraft({ found, officerId, stationId, packId, at, mends }: NewDraft): Enrolment {
  return {
    schema: 'enrolment/2',
    ...(mends ?? firstRevision()),
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
