/** The draft of one application: a small document plus the ids of its attachments. Main owns it. */
import { z } from 'zod'
import {
  applicationId,
  captureId,
  deviceId,
  finger,
  instant,
  locale,
  officerId,
  plainText,
  revision,
  sha256,
  stationId,
} from '../primitives.ts'
import { captureSlot, stepId } from './policy-pack.ts'
import { fieldCode, resident } from './resident.ts'

/** Which device made a sample, and how it can be traced. */
export const provenance = z.object({
  deviceId,
  driver: z.string().max(40),
  model: z.string().max(120),
  firmware: z.string().max(40),
  simulated: z.boolean(),
})
export type Provenance = z.infer<typeof provenance>

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

/** A file of a sample: an immutable, encrypted attachment. */
const attached = z.object({ captureId, sha256, size: z.number().int().positive() })

/** An accepted sample. Its pixels are an immutable, encrypted attachment `(captureId, sha256)`. */
export const capture = z.object({
  captureId,
  slot: captureSlot,
  mediaType: z.enum([fingerRecordType, 'image/jpeg']),
  sha256,
  size: z.number().int().positive(),
  width: z.number().int().positive().max(8000),
  height: z.number().int().positive().max(8000),
  /** Pixels per inch; null for the portrait. */
  ppi: z.number().int().positive().nullable(),
  takenAt: instant,
  provenance,
  /** The small PNG that pages see, an attachment of its own; null where the sample itself is small enough. */
  still: attached.nullable(),
  /** From left to right on the glass; empty for the portrait. */
  fingers: z.array(fingerQuality).max(4),
})
export type Capture = z.infer<typeof capture>

export const correction = z.object({
  field: fieldCode,
  oldValue: z.json(),
  newValue: z.json(),
  reason: plainText(200).min(1),
  officerId,
  at: instant,
})

export const answeredBy = z.enum(['touch', 'button', 'spoken'])

/** What the citizen said yes to: the SHA-256 of the canonical JSON (RFC 8785) of the shown document. */
export const confirmation = z.object({
  documentHash: sha256,
  locale,
  answeredBy,
  at: instant,
})

/** `signature/1` as JSON: no standard's media type is claimed for it. */
export const signatureType = 'application/x-tram-signature+json' as const

/** The citizen's signature, written under the document with this hash; void when the document is. */
export const signed = z.object({
  documentHash: sha256,
  /** What the pen wrote, of `signatureType`. */
  strokes: attached,
  /** How it looks: PNG. */
  picture: attached,
  takenAt: instant,
  provenance,
})
export type Signed = z.infer<typeof signed>

export const enrolment = z.object({
  schema: z.literal('enrolment/1'),
  applicationId,
  revision,
  stationId,
  packId: z.string(),
  openedAt: instant,
  openedBy: officerId,
  resident,
  case: z.object({ kind: z.enum(['issue', 'exchange', 'reissue']), reason: z.string() }).nullable(),
  corrections: z.array(correction).max(60),
  recordConfirmed: z.boolean(),
  marks: z.array(plainText(60).min(1)).max(6),
  /** True once the officer has confirmed that there is none. */
  noMarks: z.boolean(),
  captures: z.partialRecord(captureSlot, capture),
  /** Fields that the citizen said are wrong; each must be looked at before the next confirmation. */
  flags: z.array(z.string().max(60)).max(60),
  /** The document now on the citizen's screen; null when none is shown. */
  shown: z.object({ documentHash: sha256, locale }).nullable(),
  confirmation: confirmation.nullable(),
  /** Only where the counter has a pad, and the citizen may decline. Absent in drafts of before. */
  signature: signed.nullable().default(null),
})
export type Enrolment = z.infer<typeof enrolment>

export const stepView = z.object({
  id: stepId,
  status: z.enum(['done', 'open', 'waiting']),
  /** Codes of what is still missing; texts in `enrolment:missing.*`. */
  missing: z.array(z.string()),
})
export type StepView = z.infer<typeof stepView>

/** What the officer's window renders: the draft, the steps that the pack asks for, and where it stands. */
export const sitting = z.object({ draft: enrolment, steps: z.array(stepView), current: stepId })
export type Sitting = z.infer<typeof sitting>
