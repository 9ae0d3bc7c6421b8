/**
 * Every failure that a person may meet, as one union. Each code has a text
 * `errors:<area>.<what>.{title,next,detail}` in both languages; a test holds that.
 * Expected failures travel as `Result`; only bugs are thrown.
 */
import { z } from 'zod'
import { finger } from './primitives.ts'

const error = <C extends string, S extends z.ZodRawShape>(code: C, shape: S) =>
  z.object({ code: z.literal(code), ...shape })

const whole = z.number().int().nonnegative()

export const appError = z.discriminatedUnion('code', [
  error('internal/bug', { ref: z.string() }),

  error('call/unknown', { call: z.string() }),
  error('call/forbidden', { call: z.string() }),
  error('call/invalid', { call: z.string(), path: z.string() }),

  error('station/not-provisioned', {}),
  error('station/newer-data', { schema: z.string() }),

  error('officers/unknown', {}),
  error('officers/wrong-pin', { triesLeft: whole }),
  error('officers/locked', { untilMs: whole }),
  error('officers/sign-in-needed', {}),

  error('policy/bad-signature', {}),
  error('policy/not-yet', { from: z.string() }),

  error('residents/not-found', {}),
  error('residents/too-many', { count: whole }),
  error('residents/bad-number-length', { expected: whole, actual: whole }),
  error('residents/unknown-qr', {}),
  error('residents/bad-mrz', {}),
  error('residents/name-too-short', {}),

  error('enrolment/not-open', {}),
  error('enrolment/not-now', { event: z.string(), step: z.string() }),
  error('enrolment/bad-value', { field: z.string() }),
  error('enrolment/incomplete', { missing: z.array(z.string()) }),
  error('enrolment/changed-since-shown', {}),
  error('enrolment/own-exception', {}),

  error('devices/none', { kind: z.string() }),
  error('devices/unplugged', { deviceId: z.string() }),
  error('devices/timeout', { deviceId: z.string() }),
  error('devices/busy', { deviceId: z.string() }),
  error('devices/cancelled', {}),
  error('devices/garbled', { deviceId: z.string(), what: z.string() }),
  /** The device cannot do that, or will not with this value. */
  error('devices/refused', { deviceId: z.string(), what: z.string() }),
  /** The device says itself that something is wrong with it. */
  error('devices/fault', { deviceId: z.string(), what: z.string() }),
  /** The device speaks a version that this station no longer does. */
  error('devices/too-old', { deviceId: z.string(), version: z.string() }),
  /** What the device says is not signed by whom it must be, or not about what was asked. */
  error('devices/untrusted', { deviceId: z.string(), what: z.string() }),
  /** The maker's own program for the device cannot be loaded or does not stay up. */
  error('devices/vendor-failed', { deviceId: z.string(), what: z.string() }),
  error('devices/host-down', {}),
  /** The device host ended again and again and is no longer started by itself. */
  error('devices/parked', {}),
  error('devices/no-engine', {}),

  error('prints/unreadable', {}),
  error('prints/no-fingers', {}),
  error('prints/too-few-fingers', { expected: whole, found: whole }),
  error('prints/too-many-fingers', { expected: whole, found: whole }),
  error('prints/wrong-hand', {}),
  error('prints/cut-off', {}),
  error('prints/too-rotated', {}),
  error('prints/same-finger-twice', { asked: finger, finger }),
  error('prints/wrong-finger', { asked: finger, finger }),
  error('prints/no-match', { asked: finger }),
  error('prints/seen-before', { asked: finger }),

  error('portrait/no-camera', {}),
  error('portrait/camera-refused', {}),
  error('portrait/camera-busy', {}),
  error('portrait/camera-lost', {}),
  error('portrait/unreadable', {}),
  error('portrait/camera-small', { width: whole, height: whole }),
  error('portrait/open-points', { points: z.array(z.string()) }),

  error('journal/disk-full', { freeBytes: whole }),
  /** There is room to finish what is open, and not to begin more. */
  error('journal/too-little-room', { freeBytes: whole, neededBytes: whole }),
  error('journal/write-failed', { what: z.string() }),
  error('journal/damaged', { what: z.string() }),

  error('vault/locked', {}),
  error('vault/wrong-key', {}),
  error('vault/seal-failed', { what: z.string() }),

  error('uplink/no-link', {}),
  error('uplink/wrong-certificate', {}),
  error('uplink/nonsense', { what: z.string() }),
  error('uplink/refused', { reason: z.string() }),
  error('uplink/other-content', {}),

  error('technician/wrong-code', {}),
  /** Not a whole path, or one inside the profile. */
  error('technician/bad-folder', {}),
])

export type AppError = z.infer<typeof appError>
export type ErrorCode = AppError['code']
export type ErrorOf<C extends ErrorCode> = Extract<AppError, { code: C }>

/** Every code once, for the tests that prove that each has its texts. */
export const errorCodes: readonly ErrorCode[] = appError.options.map((o) => o.shape.code.value)
