/** The handlers of every call, each from the concern that it belongs to. */
import type { StationPorts } from './ports.ts'
import type { Profile } from './profile.ts'
import { giveUpStore } from './given-up-store.ts'
import { createQueueHandlers } from './queue/handlers.ts'
import { createRetentionHandlers } from './retention/handlers.ts'
import { erasedOn } from './retention/sweep.ts'
import { retentionOf } from './retaining.ts'
import type { Handlers } from './serve.ts'
import { createTechnicianHandlers } from './technician/handlers.ts'
import { createTokenHandlers } from './token/handlers.ts'
import { createTransferHandlers } from './transfer/handlers.ts'
import { createViewHandlers } from './windows/views.ts'
import type { Parts } from './wiring.ts'

export function handlersOf(ports: StationPorts, profile: Profile, parts: Parts): Handlers {
  const { dir, journal, vault, log } = profile
  const { channels, tokens, devices, sending, network, now, setUp, summaries, counter, officers, storage } =
    parts
  return {
    ...counter.handlers,
    ...createQueueHandlers({
      journal,
      tokens,
      now,
      labelOf: summaries.labelOf,
      sendNow: sending.sendNow,
      erasedOn: (receivedAt) => {
        const pack = setUp.pack()
        return pack && erasedOn(receivedAt, pack)
      },
      onDatabaseLost: (what, message) => {
        log.info('database of the page lost', { what, message })
        if (what === 'beyond-repair') giveUpStore(dir)
      },
    }),
    ...createRetentionHandlers(retentionOf(profile, parts)),
    ...createTransferHandlers({ journal, now, identityKey: vault.identityKey, provisioned: setUp.current }),
    'devices.setCamera': ({ deviceId, setting }) => devices.setCamera(deviceId, setting),
    ...officers.technician.handlers,
    ...createTokenHandlers({
      settings: officers.tokenSettings,
      process: officers.tokenProcess,
      trust: officers.trust,
      roster: officers.roster.officers,
      onChange: counter.officers.refresh,
    }),
    ...createTechnicianHandlers({
      devices,
      practice: () => setUp.current()?.provision.practice ?? null,
      provision: setUp.provision,
      setSecondMedium: storage.setSecondMedium,
      setProxy: network.setProxy,
      takePins: sending.takePins,
      onProvisioned: async (stationId) => {
        await counter.officers.refresh()
        channels.publish('station.provisioned', { stationId })
      },
    }),
    ...createViewHandlers({
      channels,
      shell: ports.shell,
      version: ports.version,
      profileDir: dir,
      stationId: () => setUp.current()?.provision.stationId ?? null,
      practice: () => setUp.current()?.provision.practice ?? null,
      pack: setUp.pack,
      officer: counter.officer,
      officers: counter.officers.view,
      technician: officers.technician.view,
      link: sending.link,
      alarms: parts.alarms.current,
      proxy: network.shownProxy,
      setDate: parts.alarms.setDate,
      devices: devices.list,
      hidProblem: devices.hidProblem,
      hasEngine: devices.hasEngine,
      isParked: () => devices.parkedReason() !== null,
      deviceHost: devices.hostState,
      sittings: counter.sittings,
      citizen: counter.citizen.view,
      journalHead: () => journal.head,
      disk: storage.disk,
      storage: storage.view,
      setCitizenLocale: counter.citizen.setLocale,
      openWindow: ports.openWindow,
    }),
  }
}
