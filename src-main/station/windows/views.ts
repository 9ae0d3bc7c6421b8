/** The snapshot of each window: everything it renders, taken in one go and stamped with its last event. */
import { fail, ok } from '../../contract/result.ts'
import type {
  Alarms,
  CitizenScreen,
  DeviceInfo,
  HidProblem,
  LinkState,
  OfficerSnapshot,
  TechnicianSnapshot,
} from '../../contract/records/snapshot.ts'
import type { OfficersView, SignedIn } from '../../contract/records/officers.ts'
import type { PolicyPack } from '../../contract/records/policy-pack.ts'
import type { WindowId } from '../../contract/windows.ts'
import type { Locale } from '../../contract/primitives.ts'
import type { Sittings } from '../enrolment/sittings.ts'
import type { Handlers } from '../serve.ts'
import type { StorageView } from '../storage.ts'
import type { Channels } from './channels.ts'

type StationCall = Extract<keyof Handlers, `station.${string}`>

export interface ViewSources {
  readonly channels: Channels
  readonly shell: 'electron' | 'chromium'
  readonly version: string
  readonly profileDir: string
  readonly stationId: () => string | null
  readonly practice: () => OfficerSnapshot['practice']
  readonly pack: () => PolicyPack | null
  readonly officer: () => SignedIn | null
  readonly officers: () => OfficersView
  readonly technician: () => Promise<Pick<TechnicianSnapshot, 'technician' | 'technicians'>>
  readonly link: () => LinkState
  readonly alarms: () => Alarms
  readonly proxy: () => TechnicianSnapshot['proxy']
  /** False where that cannot be the date. */
  readonly setDate: (dayMs: number) => boolean
  readonly devices: () => DeviceInfo[]
  readonly hidProblem: () => HidProblem | null
  readonly hasEngine: () => boolean
  readonly isParked: () => boolean
  readonly deviceHost: () => TechnicianSnapshot['deviceHost']
  readonly sittings: Sittings
  readonly citizen: () => CitizenScreen
  readonly journalHead: () => number
  readonly disk: () => Promise<Pick<OfficerSnapshot, 'freeBytes' | 'secondMedium'>>
  readonly storage: () => Promise<StorageView>
  readonly setCitizenLocale: (locale: Locale) => void
  readonly openWindow: (window: WindowId) => Promise<void>
}

export function createViewHandlers(from: ViewSources): Pick<Handlers, StationCall> {
  const common = (window: WindowId) => ({
    eventSeq: from.channels.lastSeq(window),
    stationId: from.stationId(),
    shell: from.shell,
    link: from.link(),
  })

  return {
    'station.officerView': async () => {
      const disk = await from.disk()
      // Everything below is read in one turn, so that the snapshot and its event number belong together.
      return ok({
        ...common('officer'),
        alarms: from.alarms(),
        practice: from.practice(),
        officer: from.officer(),
        officers: from.officers(),
        pack: from.pack(),
        devices: from.devices(),
        hidProblem: from.hidProblem(),
        hasEngine: from.hasEngine(),
        isParked: from.isParked(),
        ...disk,
        sitting: from.sittings.current(),
        openDrafts: from.sittings.openDrafts(),
        journalHead: from.journalHead(),
      })
    },
    'station.citizenView': () => Promise.resolve(ok({ ...common('citizen'), view: from.citizen() })),
    'station.technicianView': async () => {
      const storage = await from.storage()
      const technician = await from.technician()
      const { version, profileDir } = from
      return ok({
        ...common('technician'),
        ...technician,
        proxy: from.proxy(),
        devices: from.devices(),
        hidProblem: from.hidProblem(),
        version,
        profileDir,
        ...storage,
        deviceHost: from.deviceHost(),
      })
    },
    'station.openWindow': async ({ window }) => {
      await from.openWindow(window)
      return ok()
    },
    'station.turnBack': async () => {
      await from.openWindow('officer')
      return ok()
    },
    'station.setDate': ({ date }) => {
      // Noon in Viet Nam: whatever the hour, the day is right.
      const isTaken = from.setDate(Date.parse(`${date}T12:00:00+07:00`))
      return Promise.resolve(isTaken ? ok() : fail({ code: 'station/bad-date' }))
    },
    'station.setLocale': ({ citizen }) => {
      from.setCitizenLocale(citizen)
      return Promise.resolve(ok())
    },
  }
}
