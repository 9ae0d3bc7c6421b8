/**
 * Every failure that a person may meet, as one union. Each code has a text
 * `errors:<area>.<what>.{title,next,detail}` in both languages; a test holds that.
 * Expected failures travel as `Result`; only bugs are thrown.
 */
import { z } from 'zod'
import { finger } from './primitives.ts'
import { tokenErrors } from './records/token.ts'

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
  /** The date that was typed cannot be. */
  error('station/bad-date', {}),

  error('officers/unknown', {}),
  error('officers/wrong-pin', { triesLeft: whole }),
  error('officers/locked', { untilMs: whole }),
  error('officers/sign-in-needed', {}),
  /** The call asks for the PIN anew, of one officer or of two. */
  error('officers/proof-needed', { call: z.string(), persons: z.number().int().min(1).max(2) }),
  /** The registry was not reached for longer than the pack allows. */
  error('officers/offline-too-long', { days: whole }),
  error('officers/weak-pin', {}),
  /** The PIN of a token is changed with its maker's program. */
  error('officers/pin-on-token', {}),
  /** Has a PIN here already, or the code is not theirs. */
  error('officers/not-activated', {}),

  error('policy/bad-signature', {}),
  error('policy/not-yet', { from: z.string() }),

  /** Neither in the extract nor, where it was asked, at the registry. */
  error('residents/not-found', {}),
  /** The registry was asked, and does not know them. */
  error('residents/absent', {}),
  /** Somebody whom the officer holds for absent has a record. */
  error('residents/is-known', {}),
  error('residents/too-many', { count: whole }),
  error('residents/bad-number-length', { expected: whole, actual: whole }),
  error('residents/unknown-qr', { why: z.enum(['other-card', 'link', 'payment', 'cut-off', 'garbled']) }),
  error('residents/bad-mrz', {}),
  error('residents/name-too-short', {}),

  error('enrolment/not-open', {}),
  error('enrolment/not-now', { event: z.string(), step: z.string() }),
  error('enrolment/bad-value', { field: z.string() }),
  error('enrolment/incomplete', { missing: z.array(z.string()) }),
  error('enrolment/changed-since-shown', {}),
  error('enrolment/own-exception', {}),
  /** The registry has not returned it, or it was mended already. */
  error('enrolment/not-returned', {}),
  /** Its citizen's number ended otherwise. */
  error('enrolment/other-person', {}),

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
  /** An officer's own finger lies on the glass. */
  error('prints/of-officer', { asked: finger, officerId: z.string() }),

  error('irises/no-eye', { eye: z.enum(['right', 'left']) }),
  error('irises/too-small', { width: whole, height: whole }),

  error('portrait/no-camera', {}),
  error('portrait/camera-refused', {}),
  error('portrait/camera-busy', {}),
  error('portrait/camera-lost', {}),
  error('portrait/unreadable', {}),
  error('portrait/camera-small', { width: whole, height: whole }),
  error('portrait/open-points', { points: z.array(z.string()) }),

  error('papers/unreadable', {}),
  error('papers/too-large', { bytes: whole, most: whole }),
  error('papers/too-many-pixels', { width: whole, height: whole }),
  error('papers/encrypted', {}),
  /** The file can do something by itself, or carries other files. */
  error('papers/active', { what: z.string() }),
  /** The file has parts that this station cannot look into. */
  error('papers/opaque', { what: z.string() }),
  error('papers/too-many', {}),

  error('journal/disk-full', { freeBytes: whole }),
  /** There is room to finish what is open, and not to begin more. */
  error('journal/too-little-room', { freeBytes: whole, neededBytes: whole }),
  error('journal/write-failed', { what: z.string() }),
  error('journal/damaged', { what: z.string() }),

  error('vault/locked', {}),
  error('vault/wrong-key', {}),
  /** Nobody keeps the storage key safe here, or whoever does cannot be asked now. */
  error('vault/no-protector', { what: z.string() }),
  error('vault/seal-failed', { what: z.string() }),

  ...tokenErrors,
  error('officers/certificate-expired', { until: z.string() }),
  error('officers/certificate-not-yet', { from: z.string() }),
  error('officers/certificate-revoked', {}),
  /** Not issued by an authority that this station believes. */
  error('officers/certificate-untrusted', {}),

  error('uplink/no-link', {}),
  error('uplink/wrong-certificate', {}),
  /** The registry's certificate is not in force at the time that this computer shows. */
  error('uplink/wrong-time', {}),
  error('uplink/proxy', { what: z.string() }),
  error('uplink/nonsense', { what: z.string() }),
  error('uplink/refused', { reason: z.string() }),
  error('uplink/other-content', {}),
  /** There is a receipt for it, and the registry does not have it any more. */
  error('uplink/not-there', {}),

  error('technician/wrong-code', {}),
  /** Not a whole path, or one inside the profile. */
  error('technician/bad-folder', {}),

  /** No such application here, or it is not in a state in which that can be done. */
  error('queue/unknown', {}),

  /** Still a draft: it is given up first. */
  error('retention/draft-open', {}),
  /** Sealed, and without the registry's receipt for these very bytes. */
  error('retention/only-copy', {}),
  /** Still to be mended here. */
  error('retention/returned', {}),
  error('retention/term-runs', { until: z.string() }),
  error('retention/time-unconfirmed', {}),

  error('transfer/no-folder', { folder: z.string() }),
  /** Files without a list: whose they are must be said. */
  error('transfer/no-list', {}),
  /** The list is not signed by a station of this registry, or not as it stands. */
  error('transfer/bad-list', {}),
])

export type AppError = z.infer<typeof appError>
export type ErrorCode = AppError['code']
export type ErrorOf<C extends ErrorCode> = Extract<AppError, { code: C }>

/** Every code once, for the tests that prove that each has its texts. */
export const errorCodes: readonly ErrorCode[] = appError.options.map((o) => o.shape.code.value)
