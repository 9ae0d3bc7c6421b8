import { z } from 'zod'
import { call } from '../call.ts'
import { applicationId, bytes, instant, locale, personalNumber, plainText } from '../primitives.ts'
import { hand, provenance, sitting } from '../records/enrolment.ts'
import { bodyPart, exception, guardian } from '../records/exception.ts'
import { caseKind } from '../records/policy-pack.ts'
import { coaching, portraitFacts } from '../records/portrait-check.ts'
import { fieldCode } from '../records/resident.ts'
import { captureSlot, fingerSlot } from '../records/sitting-parts.ts'

const officers = { by: ['officer'], role: ['officer', 'supervisor'] } as const

/** What the officer means to do; main decides whether it may happen now. */
export const intent = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('choose-case'),
    kind: caseKind,
    reason: z.string().max(40),
    /** Somebody assists the citizen although their age alone does not ask for it. */
    isHelped: z.boolean(),
  }),
  /** Gives up the samples and exceptions that the chosen case does not ask for. */
  z.object({ do: z.literal('discard-surplus') }),
  /** `value` is parsed again by the field's own schema. */
  z.object({
    do: z.literal('correct-field'),
    field: fieldCode,
    value: z.json(),
    reason: plainText(200).min(1),
  }),
  z.object({ do: z.literal('undo-correction'), field: fieldCode }),
  z.object({ do: z.literal('confirm-record') }),
  /** The changed or absent record was adjusted by its own procedure, on its own form. */
  z.object({ do: z.literal('file-adjustment') }),
  z.object({ do: z.literal('name-guardian'), guardian }),
  z.object({ do: z.literal('add-mark'), text: plainText(60).min(1) }),
  z.object({ do: z.literal('remove-mark'), index: z.number().int().nonnegative() }),
  z.object({ do: z.literal('confirm-no-marks') }),
  z.object({ do: z.literal('discard-capture'), slot: captureSlot }),
  z.object({ do: z.literal('take-worn-hand'), hand }),
  /** After the pack's tries; `reason` is one of the pack's. */
  z.object({ do: z.literal('keep-poor-print'), slot: fingerSlot, reason: z.string().max(40) }),
  z.object({
    do: z.literal('except-part'),
    exception: exception.pick({ part: true, reason: true, lasts: true, recallOn: true, note: true }),
  }),
  z.object({ do: z.literal('withdraw-exception'), part: bodyPart }),
  z.object({ do: z.literal('show-to-citizen'), locale }),
  z.object({ do: z.literal('take-back-from-citizen') }),
  /** The citizen cannot touch the screen and says yes aloud; the officer's key records that. */
  z.object({ do: z.literal('record-spoken-yes') }),
])
export type Intent = z.infer<typeof intent>

export const enrolmentCalls = {
  'enrolment.open': call({
    ...officers,
    audit: 'event',
    input: z.object({ personalNumber }),
    output: sitting,
  }),
  'enrolment.resume': call({
    ...officers,
    audit: 'event',
    input: z.object({ applicationId }),
    output: sitting,
  }),
  /** Puts the sitting aside; its draft stays in the list. */
  'enrolment.suspend': call({ ...officers, audit: 'event', input: z.object({}), output: z.void() }),
  'enrolment.abandon': call({
    ...officers,
    audit: 'event',
    input: z.object({ applicationId }),
    output: z.void(),
  }),
  'enrolment.intend': call({ ...officers, audit: 'event', input: intent, output: sitting }),
  /** By another officer than the one who made the exceptions. */
  'enrolment.approveExceptions': call({
    ...officers,
    proof: 'pin',
    audit: 'event',
    input: z.object({}),
    output: sitting,
  }),
  /** The shift changes: every open draft is recorded as the officer's who is signed in now. */
  'enrolment.takeOver': call({ ...officers, audit: 'event', input: z.object({}), output: z.void() }),
  /** Arms the scanner and settles when the print is accepted and fsynced, or says why not. */
  'enrolment.captureFingerprint': call({
    ...officers,
    audit: 'event',
    input: z.object({ slot: captureSlot }),
    output: sitting,
  }),
  /** Has the citizen sign on the pad what is on their screen; settles when the signature is kept, or says why not. */
  'enrolment.takeSignature': call({ ...officers, audit: 'event', input: z.object({}), output: sitting }),
  'enrolment.cancelCapture': call({ ...officers, audit: 'none', input: z.object({}), output: z.void() }),
  /** The portrait leaves the page only as these bytes: JPEG, 3:4, at least 480x640, and the 2:3 cut of it for the card. */
  'enrolment.savePortrait': call({
    ...officers,
    audit: 'event',
    input: z.object({
      jpeg: bytes,
      width: z.number().int().min(480),
      height: z.number().int().min(640),
      print: z.object({ jpeg: bytes, width: z.number().int(), height: z.number().int() }),
      takenAt: instant,
      camera: provenance,
      facts: portraitFacts,
    }),
    output: sitting,
  }),
  /** Passed on to the citizen's mirror at once; kept nowhere. */
  'enrolment.coach': call({ ...officers, audit: 'none', input: coaching, output: z.void() }),
  /** A one-time token for `/still/<token>` on the officer's own origin: the preview of a sample. */
  'enrolment.still': call({
    ...officers,
    audit: 'none',
    input: z.object({ slot: captureSlot.or(z.literal('signature')) }),
    output: z.object({ token: z.string() }),
  }),
  /** Seals, signs and queues. Settles when the journal has it. */
  'enrolment.seal': call({
    ...officers,
    proof: 'recent',
    audit: 'event',
    input: z.object({}),
    output: z.object({ applicationId, tookMs: z.number() }),
  }),
}
