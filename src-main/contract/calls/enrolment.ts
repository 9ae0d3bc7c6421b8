import { z } from 'zod'
import { call } from '../call.ts'
import {
  applicationId,
  bytes,
  captureId,
  fieldValue,
  instant,
  locale,
  personalNumber,
  plainText,
} from '../primitives.ts'
import { hand, provenance, sitting, typedForm, typedText } from '../records/enrolment.ts'
import { bodyPart, exception, guardian } from '../records/exception.ts'
import { caseKind } from '../records/policy-pack.ts'
import { coaching, portraitFacts } from '../records/portrait-check.ts'
import { likeness, seenPaper } from '../records/look-up.ts'
import { gapReason, paperLimits } from '../records/paper.ts'
import { correctableCode, fieldCode, personName, residentFields } from '../records/resident.ts'
import { captureSlot, fingerSlot, irisSlot } from '../records/sitting-parts.ts'

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
    field: correctableCode,
    value: fieldValue,
    reason: plainText(200).min(1),
    /** Papers of this sitting that prove it. */
    evidence: z.array(captureId).max(paperLimits.papers).default([]),
  }),
  z.object({ do: z.literal('undo-correction'), field: correctableCode }),
  /** Why a field that the law asks for is not there; null takes the reason back. */
  z.object({ do: z.literal('explain-gap'), field: fieldCode, reason: gapReason.nullable() }),
  z.object({ do: z.literal('remove-paper'), paperId: captureId }),
  z.object({ do: z.literal('remove-close-up'), mark: plainText(60) }),
  z.object({ do: z.literal('confirm-record') }),
  z.object({ do: z.literal('judge-likeness'), verdict: likeness.shape.verdict }),
  z.object({ do: z.literal('note-paper'), ...seenPaper.pick({ paper: true, detail: true }).shape }),
  z.object({ do: z.literal('withdraw-paper'), paper: z.string().max(40) }),
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
  /** The same of an iris. */
  z.object({ do: z.literal('keep-poor-iris'), slot: irisSlot, reason: z.string().max(40) }),
  z.object({
    do: z.literal('except-part'),
    exception: exception.pick({ part: true, reason: true, lasts: true, recallOn: true, note: true }),
  }),
  z.object({ do: z.literal('withdraw-exception'), part: bodyPart }),
  z.object({ do: z.literal('discard-hands-picture') }),
  z.object({ do: z.literal('show-to-citizen'), locale }),
  z.object({ do: z.literal('take-back-from-citizen') }),
  /** The citizen cannot touch the screen and says yes aloud; the officer's key records that. */
  z.object({ do: z.literal('record-spoken-yes') }),
])
export type Intent = z.infer<typeof intent>

/** Somebody whom nobody has registered, off their papers. */
const absentCitizen = z.object({
  /** As the birth certificate has it; null where it has none. */
  personalNumber: personalNumber.nullable(),
  name: personName,
  ...residentFields.pick({ dateOfBirth: true, gender: true }).shape,
})

export const enrolmentCalls = {
  /** Begins the application of a citizen, or goes on with the one of theirs that is open. */
  'enrolment.open': call({
    ...officers,
    audit: 'event',
    input: z.object({ personalNumber }),
    output: sitting,
  }),
  /** For somebody whom nobody has registered, off their papers. `residents/is-known` where that is not so. */
  'enrolment.openAbsent': call({
    ...officers,
    audit: 'event',
    input: absentCitizen,
    output: sitting,
  }),
  /**
   * A new revision of what the registry returned, or the draft of it that is open already. The station has nothing of
   * the citizen left but a name and four digits: who they are is looked up again, or read off their papers where they
   * have no number. `enrolment/not-returned`; `enrolment/other-person` where the number does not end as it did.
   */
  'enrolment.openReturned': call({
    ...officers,
    audit: 'event',
    input: z.object({ applicationId, citizen: z.union([personalNumber, absentCitizen]) }),
    output: sitting,
  }),
  /** Asks the registry about the citizen of this sitting, as when the link has come back. */
  'enrolment.askRegistry': call({ ...officers, audit: 'event', input: z.object({}), output: sitting }),
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
  /** Autosave of a form that is being typed into; null once it is empty, saved or left. Changes nothing else. */
  'enrolment.keepTyped': call({
    ...officers,
    audit: 'none',
    input: z.object({ applicationId, form: typedForm, text: typedText.nullable() }),
    output: z.void(),
  }),
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
  /** Takes every eye that is asked for and not excepted, at one moment; settles as a print does. */
  'enrolment.captureIrises': call({ ...officers, audit: 'event', input: z.object({}), output: sitting }),
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
  /** The hands of somebody of whom a finger cannot be taken: JPEG. */
  'enrolment.saveHandsPicture': call({
    ...officers,
    audit: 'event',
    input: z.object({
      jpeg: bytes,
      width: z.number().int().min(480),
      height: z.number().int().min(480),
      takenAt: instant,
      camera: provenance,
    }),
    output: sitting,
  }),
  /** Passed on to the citizen's mirror at once; kept nowhere. */
  'enrolment.coach': call({ ...officers, audit: 'none', input: coaching, output: z.void() }),
  /** A one-time token for `/still/<token>` on the officer's own origin: the preview of a sample. */
  'enrolment.still': call({
    ...officers,
    audit: 'none',
    input: z.object({ slot: captureSlot.or(z.enum(['signature', 'hands'])) }),
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
