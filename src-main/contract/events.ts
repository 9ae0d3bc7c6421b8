/**
 * What main tells the windows. Each window has its own sequence; a gap means: take the snapshot again.
 * Names are `area.happened`.
 */
import { z } from 'zod'
import { bytes, deviceId, scannedText, stationId } from './primitives.ts'
import { sitting } from './records/enrolment.ts'
import { irisGuide, irisPlacement } from './records/iris-check.ts'
import { officersView, signedIn } from './records/officers.ts'
import { captureSlot } from './records/policy-pack.ts'
import { coaching } from './records/portrait-check.ts'
import { secondMediumState } from './records/room.ts'
import { queueRow } from './records/queue.ts'
import { alarms, citizenScreen, deviceInfo, hidProblem, linkState, openDraft } from './records/snapshot.ts'
import type { WindowId } from './windows.ts'

const event = <T extends z.ZodType>(to: readonly WindowId[], data: T) => ({ to, data })

export const events = {
  /** The station got its certificates, pack and extract: whoever sees this takes the snapshot again. */
  'station.provisioned': event(['officer', 'technician'], z.object({ stationId })),
  'officers.changed': event(['officer'], z.object({ officer: signedIn.nullable(), officers: officersView })),
  'technician.changed': event(['technician'], z.object({ technician: signedIn.nullable() })),
  'enrolment.changed': event(
    ['officer'],
    z.object({ sitting: sitting.nullable(), openDrafts: z.array(openDraft) }),
  ),
  'devices.changed': event(
    ['officer', 'technician'],
    z.object({
      devices: z.array(deviceInfo),
      hidProblem: hidProblem.nullable(),
      hasEngine: z.boolean(),
      isParked: z.boolean(),
    }),
  ),
  /** 8-bit grey preview as PNG or JPEG, at most 64 KiB, at most 10 per second, the latest wins. */
  'devices.previewed': event(
    ['officer'],
    z.object({
      deviceId,
      slot: captureSlot,
      mediaType: z.string(),
      image: bytes,
      placement: irisPlacement.optional(),
    }),
  ),
  /** A code was read, while an officer is signed in. */
  'devices.scanned': event(['officer'], z.object({ text: scannedText })),
  /** A pedal or the button of a camera: take what is to be taken now. */
  'devices.pressed': event(['officer'], z.object({ deviceId, by: z.enum(['pedal', 'shutter']) })),
  'uplink.changed': event(['officer', 'citizen', 'technician'], z.object({ link: linkState })),
  'queue.changed': event(['officer'], z.object({ rows: z.array(queueRow) })),
  'citizen.changed': event(['citizen'], z.object({ view: citizenScreen })),
  /** While the mirror is shown. A page that reloads waits for the next. */
  'citizen.coached': event(['citizen'], coaching),
  /** While the irises are taken: no picture, only what to do. */
  'citizen.eyesGuided': event(['citizen'], z.object({ guide: irisGuide })),
  'station.alarmsChanged': event(['officer'], alarms),
  'station.diskChanged': event(
    ['officer', 'technician'],
    z.object({ freeBytes: z.number().int().nonnegative(), secondMedium: secondMediumState }),
  ),
} as const

type Events = typeof events
export type EventName = keyof Events
export type EventData<E extends EventName> = z.infer<Events[E]['data']>
