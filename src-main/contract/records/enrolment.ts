/** The draft of one application: a small document plus the ids of its attachments. Main owns it. */
import { z } from 'zod'
import {
  applicationId,
  captureId,
  fieldValue,
  finger,
  instant,
  locale,
  officerId,
  plainText,
  revision,
  sha256,
  stationId,
} from '../primitives.ts'
import { attached, provenance } from './attached.ts'
import { demand } from './demand.ts'
import { exception, guardian } from './exception.ts'
import { irisQuality } from './iris-check.ts'
import { likeness, lookUp, seenPaper } from './look-up.ts'
import { closeUp, gapReason, paper, paperLimits } from './paper.ts'
import { caseKind } from './policy-pack.ts'
import { portraitDetails } from './portrait-check.ts'
import { applicant, correctableCode, fieldCode } from './resident.ts'
import { captureSlot, fingerSlot, irisSlot, stepId } from './sitting-parts.ts'

export { provenance, type Provenance } from './attached.ts'

/** What an officer can act on; texts in `fingerprints:reason.*` and `fingerprints:advice.*`. */
export const printReason = z.enum([
  'blank',
  'saturated',
  'not-a-finger',
  'smeared',
  'tip-only',
  'off-centre',
  'ghost',
  'worn',
  'too-wet',
  'too-dry',
  'light-touch',
  'too-small',
])
export type PrintReason = z.infer<typeof printReason>

/** One finger of a print: our own score on the scale of ISO/IEC 29794-4, and why, the worst first. */
export const fingerQuality = z.object({
  finger,
  score: z.number().int().min(0).max(100),
  reasons: z.array(printReason).max(12),
})
export type FingerQuality = z.infer<typeof fingerQuality>

/** An ISO/IEC 19794-4:2011 record; no registered media type names it. */
export const fingerRecordType = 'application/x-iso19794-4' as const

/** An ISO/IEC 19794-6:2011 record; no registered media type names it. */
export const irisRecordType = 'application/x-iso19794-6' as const

/** An accepted sample. Its pixels are an immutable, encrypted attachment `(captureId, sha256)`. */
export const capture = z.object({
  captureId,
  slot: captureSlot,
  mediaType: z.enum([fingerRecordType, irisRecordType, 'image/jpeg']),
  sha256,
  size: z.number().int().positive(),
  width: z.number().int().positive().max(8000),
  height: z.number().int().positive().max(8000),
  /** Pixels per inch; null for portrait and irises. */
  ppi: z.number().int().positive().nullable(),
  takenAt: instant,
  provenance,
  /** The small PNG that pages see, an attachment of its own; null where the sample itself is small enough. */
  still: attached.nullable(),
  /** From left to right on the glass; empty for portrait and irises. */
  fingers: z.array(fingerQuality).max(4),
  /** Of the portrait alone; drafts from before it was measured have none. */
  portrait: portraitDetails.optional(),
  /** Of an iris alone. */
  iris: irisQuality.optional(),
})
export type Capture = z.infer<typeof capture>

export const correction = z.object({
  field: correctableCode,
  oldValue: fieldValue,
  newValue: fieldValue,
  reason: plainText(200).min(1),
  /** Ids of the papers that prove it; absent in drafts of before. */
  evidence: z.array(captureId).max(paperLimits.papers).default([]),
  officerId,
  at: instant,
})

export const hand = z.enum(['right', 'left'])
export type Hand = z.infer<typeof hand>

export const answeredBy = z.enum(['touch', 'button', 'spoken'])

/** What the citizen said yes to: the SHA-256 of the canonical JSON (RFC 8785) of the shown document. */
export const confirmation = z.object({
  documentHash: sha256,
  locale,
  answeredBy,
  at: instant,
})

/** What is asked for, and what the law was asked with: on which day, at a station that can do what. */
export const chosenCase = z.object({
  kind: caseKind,
  reason: z.string(),
  askedOn: z.iso.date(),
  hasIrisCamera: z.boolean(),
  /** Somebody assists the citizen although their age alone does not ask for it. */
  isHelped: z.boolean(),
})

const done = z.object({ officerId, at: instant })

/** Another officer's word on the exceptions, or the registry's supervisor's: then with the signed decision (JWS). */
const approval = done.extend({ decision: z.string().max(4_096).optional() })

/** The forms of a sitting in which an officer types for longer than a moment. */
export const typedForm = z.enum(['record', 'guardian', 'marks', 'exception', 'paper', 'seen-papers'])
export type TypedForm = z.infer<typeof typedForm>

/** What stands in a form, in the page's own JSON: main keeps it for the page and never looks inside. */
export const typedText = z.string().max(32_000)

/** A still of the camera that is no portrait: JPEG, an attachment of its own. */
export const picture = attached.extend({
  width: z.number().int().positive().max(8000),
  height: z.number().int().positive().max(8000),
  takenAt: instant,
  provenance,
})
export type Picture = z.infer<typeof picture>

/** What is taken again where it is poor. */
const triedSlot = z.enum([...fingerSlot.options, ...irisSlot.options])
export type TriedSlot = z.infer<typeof triedSlot>
/** `signature/1` as JSON: no standard's media type is claimed for it. */
export const signatureType = 'application/x-tram-signature+json' as const

/** The signature of the citizen or of their representative, written under the document with this hash; void when the document is. */
export const signed = z.object({
  /** The representative where one acts for the citizen. */
  by: z.enum(['citizen', 'guardian']).default('citizen'),
  documentHash: sha256,
  /** What the pen wrote, of `signatureType`. */
  strokes: attached,
  /** How it looks: PNG. */
  picture: attached,
  takenAt: instant,
  provenance,
})
export type Signed = z.infer<typeof signed>

/** Why the registry gave the revision before back. */
export const returned = z.object({
  reason: z.string().max(200).nullable(),
  /** The step that it names; null where it names none. */
  step: stepId.nullable(),
  at: instant,
})
export type Returned = z.infer<typeof returned>

export const enrolment = z.object({
  schema: z.literal('enrolment/2'),
  applicationId,
  revision,
  /** Null in a first revision. Absent in drafts of before. */
  returned: returned.nullable().default(null),
  stationId,
  packId: z.string(),
  openedAt: instant,
  openedBy: officerId,
  resident: applicant,
  /** False where the population database does not know the person. */
  isInDatabase: z.boolean(),
  /** Where the record came from; null in drafts of before. */
  lookUp: lookUp.nullable().default(null),
  /** The officer's word on the last portrait; null while there is none. */
  likeness: likeness.nullable().default(null),
  /** Papers that the law asks for, as seen by an officer. */
  seenPapers: z.array(seenPaper).max(12).default([]),
  case: chosenCase.nullable(),
  corrections: z.array(correction).max(60),
  /** Papers of this sitting. Absent in drafts of before, as are gaps and close-ups. */
  papers: z.array(paper).max(paperLimits.papers).default([]),
  /** Fields that the law asks for and that are not there: why, and who said so. */
  gaps: z.partialRecord(fieldCode, done.extend({ reason: gapReason })).default({}),
  recordConfirmed: z.boolean(),
  /** The record was adjusted by its own procedure before the dossier; undone by every further correction. */
  adjustment: done.nullable(),
  guardian: guardian.nullable(),
  marks: z.array(plainText(60).min(1)).max(6),
  /** True once the officer has confirmed that there is none. */
  noMarks: z.boolean(),
  closeUps: z.array(closeUp).max(6).default([]),
  captures: z.partialRecord(captureSlot, capture),
  /** How often each print and each iris has been taken. */
  tries: z.partialRecord(triedSlot, z.number().int().min(1).max(999)),
  /** Poor prints and irises that are used all the same: the pack's reason, and who said so. */
  keptPoor: z.partialRecord(triedSlot, done.extend({ reason: z.string().max(40) })),
  /** Hands whose worn ridges are taken as they are. */
  wornHands: z.array(hand).max(2),
  exceptions: z.array(exception).max(12),
  /** Another officer's word on the exceptions; undone by every change of them. */
  approval: approval.nullable(),
  /** The registry's supervisor does not approve these exceptions; gone with every change of them. */
  objection: done
    .extend({ reason: plainText(200) })
    .nullable()
    .default(null),
  /** The hands as the camera sees them, where a finger is excepted. */
  handsPicture: picture.nullable().default(null),
  /** Fields that the citizen said are wrong; each must be looked at before the next confirmation. */
  flags: z.array(z.string().max(60)).max(60),
  /** The document now on the citizen's screen; null when none is shown. */
  shown: z.object({ documentHash: sha256, locale }).nullable(),
  confirmation: confirmation.nullable(),
  /** Only where the counter has a pad, and the citizen may decline. Absent in drafts of before. */
  signature: signed.nullable().default(null),
  /** Who went on with it after the officer who opened it, in order. Absent in drafts of before. */
  handovers: z.array(done).max(200).default([]),
  /** What is typed and not yet said to be so. Never part of what is shown to the citizen or sealed. Absent in drafts of before. */
  typed: z.partialRecord(typedForm, typedText).default({}),
})
export type Enrolment = z.infer<typeof enrolment>

export const stepView = z.object({
  id: stepId,
  status: z.enum(['done', 'open', 'waiting']),
  /** Codes of what is still missing; texts in `enrolment:missing.*`. */
  missing: z.array(z.string()),
  /** Codes of why something is not missing although it is not there; texts in `enrolment:waived.*`. */
  waived: z.array(z.string()),
})
export type StepView = z.infer<typeof stepView>

/** What the officer's window renders: the draft, what the law asks of it, and where it stands. */
export const sitting = z.object({ draft: enrolment, demand, steps: z.array(stepView), current: stepId })
export type Sitting = z.infer<typeof sitting>
