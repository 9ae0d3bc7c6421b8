/** What can happen to a draft. Intents of the officer become events once main has stamped them. */
import type { z } from 'zod'
import type { answeredBy, Capture, Signed } from '../../contract/records/enrolment.ts'
import type { CaptureSlot, CaseKind } from '../../contract/records/policy-pack.ts'
import type { FieldCode } from '../../contract/records/resident.ts'
import type { Locale } from '../../contract/primitives.ts'

export type EnrolmentEvent =
  | { type: 'case-chosen'; kind: CaseKind; reason: string }
  | {
      type: 'field-corrected'
      field: FieldCode
      value: unknown
      reason: string
      officerId: string
      at: string
    }
  | { type: 'correction-undone'; field: FieldCode }
  | { type: 'record-confirmed' }
  | { type: 'mark-added'; text: string }
  | { type: 'mark-removed'; index: number }
  | { type: 'no-marks-confirmed' }
  | { type: 'sample-accepted'; capture: Capture }
  | { type: 'sample-discarded'; slot: CaptureSlot }
  | { type: 'document-shown'; documentHash: string; locale: Locale }
  | { type: 'document-taken-back' }
  | { type: 'document-flagged'; documentHash: string; fields: string[] }
  | { type: 'signature-accepted'; signature: Signed }
  | { type: 'document-confirmed'; documentHash: string; answeredBy: z.infer<typeof answeredBy>; at: string }

export type EnrolmentEventType = EnrolmentEvent['type']
