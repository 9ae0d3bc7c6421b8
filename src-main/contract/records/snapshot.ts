/** What a window sees when it (re)loads; events with later sequence numbers change it from there. */
import { z } from 'zod'
import { appError } from '../errors.ts'
import { applicationId, deviceId, instant, journalSeq, locale, officerId, stationId } from '../primitives.ts'
import { cameraAbility } from './camera-setting.ts'
import { confirmationDocument } from './confirmation-document.ts'
import { sitting, stepView } from './enrolment.ts'
import { officersView, rosterEntry, signedIn } from './officers.ts'
import { secondMediumState } from './room.ts'
import { policyPack } from './policy-pack.ts'
import { proxySetting } from './network.ts'
import { practiceHints } from './wire.ts'

export const linkState = z.enum([
  'none',
  'portal',
  'slow',
  'good',
  'wrong-certificate',
  'wrong-time',
  'proxy',
])
export type LinkState = z.infer<typeof linkState>

export const deviceInfo = z.object({
  deviceId,
  kind: z.enum(['fingerprint', 'camera', 'barcode', 'pedal', 'signature', 'iris']),
  model: z.string(),
  simulated: z.boolean(),
  state: z.enum(['ready', 'working', 'unplugged', 'failed']),
  /** Why it could not be opened. */
  failure: appError.optional(),
  /** Maker and product as `2560:c1d1`, which a browser puts behind the name of a camera; null where unknown. */
  usb: z
    .string()
    .regex(/^[0-9a-f]{4}:[0-9a-f]{4}$/)
    .nullable(),
  /** It can be asked whether it is well. */
  hasSelfTest: z.boolean(),
  /** What a camera can be told. */
  able: z.array(cameraAbility).max(8),
})
export type DeviceInfo = z.infer<typeof deviceInfo>

/** An unfinished draft in the list of the counter; the label is the citizen's name, kept in memory only. */
export const openDraft = z.object({
  applicationId,
  label: z.string(),
  openedAt: instant,
  current: stepView.shape.id,
  /** The last day on which another officer may approve its exceptions; null where it does not wait for that. */
  approveBy: z.iso.date().nullable(),
  /** Where a second pair of eyes is asked for, and what the registry's supervisor has said so far. */
  approval: z.enum(['waiting', 'refused', 'approved']).nullable(),
  /** Whose work it is now. */
  holder: officerId,
})
export type OpenDraft = z.infer<typeof openDraft>

const common = {
  /** The number of the last event of this window that the snapshot already contains. */
  eventSeq: z.number().int().nonnegative(),
  stationId: stationId.nullable(),
  shell: z.enum(['electron', 'chromium']),
  link: linkState,
}

/** What is wrong with the whole station, beside link, devices and disk. */
export const alarms = z.object({
  /** False: what is sealed now says that its time is unconfirmed. */
  timeConfirmed: z.boolean(),
  /** The time that the station believes. */
  now: instant,
  /** The registry has seen another audit log under this station's name. */
  otherHistory: z.boolean(),
})
export type Alarms = z.infer<typeof alarms>

/**
 * Why HID devices that are plugged in may be missing from the list. `forbidden`: the system does not let this account at
 * the device file in `text`. `not-loaded`: the part that speaks to them is not there; `text` is the loader's.
 */
export const hidProblem = z.object({ what: z.enum(['not-loaded', 'forbidden']), text: z.string().max(500) })
export type HidProblem = z.infer<typeof hidProblem>

export const officerSnapshot = z.object({
  ...common,
  alarms,
  practice: practiceHints.nullable(),
  officer: signedIn.nullable(),
  officers: officersView,
  pack: policyPack.nullable(),
  devices: z.array(deviceInfo),
  hidProblem: hidProblem.nullable(),
  /** False where the fingerprint engine is not built: no print can be taken. */
  hasEngine: z.boolean(),
  /** True when the device host crashed again and again and waits for a technician. */
  isParked: z.boolean(),
  freeBytes: z.number().int().nonnegative(),
  secondMedium: secondMediumState,
  sitting: sitting.nullable(),
  openDrafts: z.array(openDraft),
  journalHead: journalSeq,
})
export type OfficerSnapshot = z.infer<typeof officerSnapshot>

export const citizenScreen = z.discriminatedUnion('screen', [
  z.object({ screen: z.literal('idle'), locale }),
  /** The citizen sees themselves while the portrait is taken. */
  z.object({ screen: z.literal('mirror'), locale }),
  /** Where to look while the irises are taken. */
  z.object({ screen: z.literal('irises'), locale }),
  z.object({
    screen: z.literal('document'),
    locale,
    document: confirmationDocument,
    documentHash: z.string(),
    portrait: z.string().nullable(),
    flags: z.array(z.string()),
  }),
  z.object({ screen: z.literal('thanks'), locale }),
])
export type CitizenScreen = z.infer<typeof citizenScreen>

export const citizenSnapshot = z.object({ ...common, view: citizenScreen })
export type CitizenSnapshot = z.infer<typeof citizenSnapshot>

export const technicianSnapshot = z.object({
  ...common,
  /** Without its password. */
  proxy: proxySetting,
  devices: z.array(deviceInfo),
  hidProblem: hidProblem.nullable(),
  technician: signedIn.nullable(),
  /** Who may sign in at this window. */
  technicians: z.array(rosterEntry),
  version: z.string(),
  profileDir: z.string(),
  freeBytes: z.number().int().nonnegative(),
  secondMedium: z.object({
    dir: z.string().nullable(),
    state: secondMediumState,
    /** Sealed files that it lacked when they were last compared. */
    uncopied: z.number().int().nonnegative(),
  }),
  /** What is bad in the journal's folder now. */
  damage: z.array(z.object({ kind: z.string(), file: z.string() })).max(100),
  /** When everything was last read again. */
  scrubbedAt: instant.nullable(),
  deviceHost: z.object({
    state: z.enum(['starting', 'up', 'down', 'parked']),
    restarts: z.number().int().nonnegative(),
  }),
})
export type TechnicianSnapshot = z.infer<typeof technicianSnapshot>
