/**
 * What the station and the device host say to each other, by structured clone. Both sides parse: the host runs
 * vendor code, and a message of a former build must not be half understood.
 */
import { z } from 'zod'
import { technicianCalls } from '../contract/calls/technician.ts'
import { appError } from '../contract/errors.ts'
import { bytes, captureId, deviceId, finger, officerId, scannedText } from '../contract/primitives.ts'
import { cameraSetting } from '../contract/records/camera-setting.ts'
import { fingerQuality, provenance } from '../contract/records/enrolment.ts'
import { eye, irisPlacement, irisQuality } from '../contract/records/iris-check.ts'
import { captureSlot } from '../contract/records/policy-pack.ts'
import { signature } from '../contract/records/signature.ts'
import { deviceInfo, hidProblem } from '../contract/records/snapshot.ts'

/** The host says that it lives, four times a second. */
export const beatMs = 250

const requestId = z.number().int().nonnegative()
const side = z.number().int().positive().max(8000)

const fault = technicianCalls['technician.simulate'].input.shape.fault
export type Fault = z.infer<typeof fault>

/** What is asked of one capture. */
const printRequest = z.object({
  slot: captureSlot,
  captureId,
  /** The prints that the sitting has; the record of each that this host has not seen itself. */
  earlier: z.array(z.object({ captureId, slot: captureSlot, record: bytes.nullable() })).max(20),
  /** A number that tells people apart, and from which the simulated scanner makes up its fingers. */
  person: z.object({
    seed: z.number().int().nonnegative(),
    ageYears: z.number().int().min(0).max(150).nullable(),
    /** Excepted fingers: a slap without them is whole. */
    missing: z.array(finger).max(10).optional(),
    /** What a simulated scanner finds in practice: fingers that are not there, and how worn the others are, 0 to 1. */
    hand: z.object({ missing: z.array(finger).max(10), wear: z.number().min(0).max(1) }).optional(),
  }),
})
export type PrintRequest = z.infer<typeof printRequest>

/** The eyes asked for, taken at one moment. */
const irisRequest = z.object({ eyes: z.array(eye).min(1).max(2), person: printRequest.shape.person })
export type IrisRequest = z.infer<typeof irisRequest>
/** Of a finger, as the engine compares it; its picture cannot be made from it. Sizes in pixels, angles in radians. */
const template = z.object({
  width: side,
  height: side,
  ppi: z.number().int().positive().max(2_000),
  minutiae: z
    .array(
      z.object({
        x: z.number().min(0).max(8_000),
        y: z.number().min(0).max(8_000),
        angle: z.number(),
        type: z.enum(['other', 'ending', 'bifurcation']),
        quality: z.number().min(0).max(100),
      }),
    )
    .max(1_000),
})
export const knownFinger = z.object({ finger, template })
export type KnownFinger = z.infer<typeof knownFinger>

/** The fingers of one officer of this station, which no citizen has. */
const knownOfficer = z.object({ officerId, fingers: z.array(knownFinger).max(20) })
export type KnownOfficer = z.infer<typeof knownOfficer>

export const toHost = z.discriminatedUnion('type', [
  /** An officer's own fingers: nothing is kept of them here. */
  z.object({
    type: z.literal('read-fingers'),
    requestId,
    slot: captureSlot,
    person: printRequest.shape.person,
  }),
  /** Until the next lock. */
  z.object({ type: z.literal('know-officers'), officers: z.array(knownOfficer).max(40) }),
  z.object({ type: z.literal('capture'), requestId, ...printRequest.shape }),
  z.object({ type: z.literal('capture-irises'), requestId, ...irisRequest.shape }),
  z.object({ type: z.literal('cancel'), requestId }),
  /** Another sitting lies before the officer, or none: the templates of the last one are not needed any more. */
  z.object({ type: z.literal('leave'), isLocked: z.boolean() }),
  /** `card` is what the code of the card says that is held before a simulated reader. */
  z.object({ type: z.literal('simulate'), requestId, deviceId, fault, card: scannedText.nullable() }),
  z.object({ type: z.literal('set-camera'), requestId, deviceId, setting: cameraSetting }),
  z.object({ type: z.literal('self-test'), requestId, deviceId }),
  z.object({ type: z.literal('sign'), requestId }),
])
export type ToHost = z.infer<typeof toHost>

const stillBytes = bytes.refine((image) => image.length <= 65_536)

/** A print as it leaves the host; the picture itself never does. */
const print = z.object({
  /** ISO/IEC 19794-4:2011 with WSQ. */
  record: bytes,
  /** 8-bit grey PNG. */
  still: stillBytes,
  fingers: z.array(fingerQuality).min(1).max(4),
  width: side,
  height: side,
  ppi: z.number().int().positive(),
  provenance,
})
export type Print = z.infer<typeof print>

/** The eyes as they leave the host; of each a record, and no other picture but a small still. */
const irises = z.object({
  irises: z
    .array(
      z.object({
        eye,
        /** ISO/IEC 19794-6:2011 holding a lossless PNG. */
        record: bytes,
        /** 8-bit grey PNG. */
        still: stillBytes,
        width: side,
        height: side,
        quality: irisQuality,
      }),
    )
    .min(1)
    .max(2),
  provenance,
})
export type Irises = z.infer<typeof irises>

/** 8-bit grey preview as PNG, at most 64 KiB. */
const preview = z.object({
  deviceId,
  slot: captureSlot,
  mediaType: z.literal('image/png'),
  image: stillBytes,
  /** How the eyes stand in it, where the camera says which is where. */
  placement: irisPlacement.optional(),
})
export type Preview = z.infer<typeof preview>

/** Grey of 480x480 pixels that does not compress at all, and what PNG adds. */
const signatureImage = bytes.refine((image) => image.length <= 262_144)

/** A signature, as the pen wrote it and as it looks: 8-bit grey PNG. */
const signedPad = z.object({ signature, image: signatureImage, provenance })
export type SignedPad = z.infer<typeof signedPad>

const resultOf = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), error: appError }),
  ])

export const fromHost = z.discriminatedUnion('type', [
  z.object({ type: z.literal('beat') }),
  /** All devices that there are; the first of these says that the host is ready. */
  z.object({
    type: z.literal('devices'),
    devices: z.array(deviceInfo).max(64),
    hidProblem: hidProblem.nullable(),
    hasEngine: z.boolean(),
  }),
  z.object({ type: z.literal('preview'), requestId, preview }),
  z.object({ type: z.literal('captured'), requestId, result: resultOf(print) }),
  z.object({ type: z.literal('irises-captured'), requestId, result: resultOf(irises) }),
  z.object({
    type: z.literal('fingers-read'),
    requestId,
    result: resultOf(z.array(knownFinger).min(1).max(4)),
  }),
  z.object({ type: z.literal('signed'), requestId, result: resultOf(signedPad) }),
  /** The answer to `simulate`, `set-camera` and `self-test`. */
  z.object({ type: z.literal('done'), requestId, result: resultOf(z.undefined()) }),
  z.object({ type: z.literal('scanned'), deviceId, text: scannedText }),
  z.object({ type: z.literal('pressed'), deviceId, by: z.enum(['pedal', 'shutter']) }),
])
export type FromHost = z.infer<typeof fromHost>
