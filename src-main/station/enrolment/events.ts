/** What can happen to a draft. Intents of the officer become events once main has stamped them. */
import type { z } from 'zod'
import type { answeredBy, Capture, Hand, Picture, Signed } from '../../contract/records/enrolment.ts'
import type { BodyPart, Exception, Guardian } from '../../contract/records/exception.ts'
import type { ApprovalDecision } from '../../contract/records/approval-wire.ts'
import type { Likeness, SeenPaper } from '../../contract/records/look-up.ts'
import type { CaseKind } from '../../contract/records/policy-pack.ts'
import type { GapReason, Page, PaperKind } from '../../contract/records/paper.ts'
import type { CorrectableCode, FieldCode } from '../../contract/records/resident.ts'
import type { CaptureSlot, FingerSlot, IrisSlot } from '../../contract/records/sitting-parts.ts'
import type { Locale } from '../../contract/primitives.ts'
import type { Found } from '../residents/found.ts'

/** Who did it, and when. */
export interface Done {
  readonly officerId: string
  readonly at: string
}

export type EnrolmentEvent =
  | {
      type: 'case-chosen'
      kind: CaseKind
      reason: string
      askedOn: string
      hasIrisCamera: boolean
      isHelped: boolean
    }
  | ({
      type: 'field-corrected'
      field: CorrectableCode
      value: unknown
      reason: string
      /** Ids of papers of the draft. */
      evidence?: readonly string[]
    } & Done)
  | { type: 'correction-undone'; field: CorrectableCode }
  | ({ type: 'gap-explained'; field: FieldCode; reason: GapReason | null } & Done)
  | ({ type: 'page-kept'; paperId: string; kind: PaperKind; note: string; page: Page } & Done)
  | { type: 'paper-removed'; paperId: string }
  | { type: 'record-confirmed' }
  | { type: 'registry-asked'; found: Found }
  | { type: 'likeness-judged'; likeness: Likeness }
  | { type: 'paper-noted'; paper: SeenPaper }
  | { type: 'paper-withdrawn'; paper: string }
  | ({ type: 'adjustment-filed' } & Done)
  | { type: 'guardian-named'; guardian: Guardian }
  | { type: 'mark-added'; text: string }
  | { type: 'mark-removed'; index: number }
  | { type: 'no-marks-confirmed' }
  | { type: 'close-up-kept'; mark: string; page: Page }
  | { type: 'close-up-removed'; mark: string }
  | { type: 'sample-accepted'; capture: Capture }
  | { type: 'sample-discarded'; slot: CaptureSlot }
  | { type: 'worn-hand-taken'; hand: Hand }
  | ({ type: 'poor-print-kept'; slot: FingerSlot; reason: string } & Done)
  | ({ type: 'poor-iris-kept'; slot: IrisSlot; reason: string } & Done)
  | { type: 'part-excepted'; exception: Exception }
  | { type: 'exception-withdrawn'; part: BodyPart }
  | { type: 'hands-pictured'; picture: Picture }
  | { type: 'hands-picture-discarded' }
  | { type: 'surplus-discarded' }
  | { type: 'document-shown'; documentHash: string; locale: Locale }
  | { type: 'document-taken-back' }
  | { type: 'document-flagged'; documentHash: string; fields: string[] }
  | { type: 'signature-accepted'; signature: Signed }
  | { type: 'document-confirmed'; documentHash: string; answeredBy: z.infer<typeof answeredBy>; at: string }
  | ({ type: 'exceptions-approved' } & Done)
  /** By the registry's supervisor; `jws` is the decision as it came, verified. */
  | { type: 'exceptions-decided'; decision: ApprovalDecision; jws: string }

export type EnrolmentEventType = EnrolmentEvent['type']
