/**
 * The station without a shell: opens what the profile holds, wires the concerns together, and gives the one
 * `serve` that windows reach it by. A station that was never provisioned starts too, and says so.
 */
import type { Locale } from '../contract/primitives.ts'
import { ok, type Result } from '../contract/result.ts'
import type { SignedIn } from '../contract/records/officers.ts'
import type { WindowId } from '../contract/windows.ts'
import { createAlarmBell } from './alarms.ts'
import { createAuditTrail, type AuditTrail } from './audit/audit-trail.ts'
import { createClock } from './clock.ts'
import { createCounter, type Counter } from './counter.ts'
import { createDevices, type SpawnHost } from './devices/hub.ts'
import type { ConfirmationTexts } from './enrolment/confirmation-texts.ts'
import type { Log } from './log.ts'
import { newestRecordMs, openProfile, type Profile } from './profile.ts'
import { announceRows } from './queue/announce-rows.ts'
import { createQueueHandlers } from './queue/handlers.ts'
import { createSummaries } from './queue/summaries.ts'
import { startSweeping } from './retention/start-sweeping.ts'
import { erasedOn, type RetentionDeps } from './retention/sweep.ts'
import { createSending } from './sending.ts'
import { startStorage } from './storage.ts'
import { createServe, type Handlers, type Serve } from './serve.ts'
import { createTechnicianHandlers } from './technician/handlers.ts'
import { createNetwork } from './technician/network.ts'
import { createSetUp } from './technician/set-up.ts'
import { createTokenHandlers } from './token/handlers.ts'
import { createTransferHandlers } from './transfer/handlers.ts'
import type { Reconciled } from './uplink/reconcile.ts'
import { createWhoWorksHere } from './officers/who-works-here.ts'
import type { KeyProtector } from './vault/key-protector.ts'
import { createPageAssets, type PageAssets } from './windows/assets.ts'
import { createChannels, type Channels } from './windows/channels.ts'
import { createTokens } from './windows/tokens.ts'
import { createViewHandlers } from './windows/views.ts'

export interface StationPorts {
  readonly profileDir: string
  /** The folder of the built pages. */
  readonly rendererDir: string
  readonly shell: 'electron' | 'chromium'
  readonly version: string
  /** When this program was built: no clock is believed that says earlier. */
  readonly builtAt: Date
  readonly protector: KeyProtector
  /** A registry for practice, to provision from at the first start. */
  readonly practice: { url: string; caPem: string; code: string } | null
  readonly texts: (locale: Locale) => ConfirmationTexts
  readonly spawnDeviceHost: SpawnHost
  /** The process that a maker's PKCS#11 library is loaded into. */
  readonly spawnTokenHost: SpawnHost
  readonly emit: (window: WindowId, message: unknown) => void
  readonly openWindow: (window: WindowId) => Promise<void>
  readonly now: () => Date
}

export interface Station {
  readonly serve: Serve
  readonly assets: PageAssets
  /** Starts devices and sending. Windows may be opened before; they are told as things come up. */
  start(): Promise<Result<void>>
  stop(): Promise<void>
}

type Parts = ReturnType<typeof assemble>

/** What the station itself did, in the audit log. */
const stationEntry = (action: string, result: string) => ({
  actor: 'station',
  action,
  objectId: null,
  result,
})

/** What the nightly comparison found, for the auditor; ids only. */
async function recordReconciled(trail: AuditTrail, { parked, unknown }: Reconciled): Promise<void> {
  for (const objectId of parked)
    await trail.record({ ...stationEntry('uplink.reconcile', 'parked'), objectId })
  for (const objectId of unknown)
    await trail.record({ ...stationEntry('uplink.reconcile', 'unknown'), objectId })
  await trail.record(stationEntry('uplink.reconcile', 'ok'))
}

/** The concerns, wired; nothing runs yet. */
function assemble(ports: StationPorts, { dir, vault, journal, audit: { audit }, log }: Profile) {
  const clock = createClock({
    wallMs: () => ports.now().getTime(),
    monotonicMs: () => performance.now(),
    builtAtMs: ports.builtAt.getTime(),
    lastRecordMs: () => newestRecordMs(journal),
  })
  const now = () => new Date(clock.now())
  const network = createNetwork(vault)
  const channels = createChannels(ports.emit)
  const tokens = createTokens()
  const devices = devicesOf(ports.spawnDeviceHost, channels, () => counter.officer())
  const alarms = createAlarmBell(clock, (told) => channels.publish('station.alarmsChanged', told))
  const sending = createSending({
    vault,
    journal,
    audit,
    network,
    clock,
    onReconciled: (found) => void recordReconciled(trail, found),
    onNewPins: () => void trail.record(stationEntry('uplink.pins', 'ok')),
    onOtherHistory: () => {
      alarms.otherHistory()
      void trail.record(stationEntry('audit.witness', 'other-history'))
    },
    onLink: (link) => {
      channels.publish('uplink.changed', { link })
      alarms.tell()
      void counter.approvals.look()
    },
    onContact(serverMs) {
      const before = counter.officers.view().offlineDaysLeft
      officers.contact.heard(serverMs)
      // Whoever stands before the sign-in sees at once that it is possible again.
      if (counter.officers.view().offlineDaysLeft !== before) void counter.officers.refresh()
      void refreshRoster()
    },
    onBug: (cause) => log.bug('uplink', cause),
  })
  const setUp = createSetUp(vault, ports.practice !== null, network, sending.use)
  const lastRecordMs = () => newestRecordMs(journal)
  const officers = createWhoWorksHere({
    vault,
    now,
    lastRecordMs,
    provisioned: setUp.current,
    certify: setUp.certifyOfficer,
    spawnTokenHost: ports.spawnTokenHost,
    onTechnician: (technician) => channels.publish('technician.changed', { technician }),
    onFailed: (code) => log.info('contact not written', { code }),
  })
  const refreshRoster = async () => {
    const changed = await officers.roster.refresh()
    if (!changed.ok) log.info('roster not refreshed', { code: changed.error.code })
    else if (changed.value) await counter.officers.refresh()
  }
  const summaries = createSummaries(vault)
  const storage = startStorage({
    profileDir: dir,
    journal,
    log,
    now,
    tell: (state) => channels.publish('station.diskChanged', state),
  })
  const { texts } = ports
  const counter: Counter = createCounter({
    vault,
    journal,
    setUp,
    summaries,
    devices,
    channels,
    tokens,
    texts,
    now,
    timeConfirmed: clock.isConfirmed,
    line: sending.line,
    onDecided: ({ applicationId, decision, supervisorId }) =>
      void trail.record({
        actor: supervisorId,
        action: 'approval.registry',
        objectId: applicationId,
        result: decision,
      }),
    lastRecordMs,
    lastContactMs: officers.contact.lastMs,
    roster: officers.roster,
    officerTokens: officers.officerTokens,
    onIdleLock: () => void trail.record(stationEntry('station.lock', 'ok')).then(trail.sign),
    roomForAnother: storage.roomForAnother,
  })
  const signedIn = (window: WindowId) =>
    window === 'technician' ? officers.technician.signedIn() : counter.officer()
  const trail: AuditTrail = createAuditTrail({
    audit,
    identityKey: vault.identityKey,
    stationId: () => setUp.current()?.provision.stationId ?? null,
    officerId: (window) => signedIn(window)?.officerId ?? null,
    applicationId: () => counter.sittings.current()?.draft.applicationId ?? null,
    onSigned: sending.checkpointSigned,
    onFailed: (code) => log.info('audit not written', { code }),
  })
  return {
    channels,
    tokens,
    devices,
    sending,
    network,
    clock,
    now,
    alarms,
    setUp,
    summaries,
    counter,
    trail,
    officers,
    signedIn,
    storage,
  }
}

/** Terms end by confirmed time only. */
function retentionOf({ vault, journal }: Profile, { summaries, setUp, clock, trail }: Parts): RetentionDeps {
  return {
    journal,
    drafts: vault.drafts,
    summaries,
    pack: setUp.pack,
    now: () => (clock.isConfirmed() ? clock.now() : null),
    record: (action, objectId) => trail.record({ ...stationEntry(action, 'ok'), objectId }),
  }
}

/** Scans and presses go to the officer's window; the rest of a device's life is its own. */
function devicesOf(spawn: SpawnHost, channels: Channels, officer: () => SignedIn | null) {
  return createDevices({
    spawn,
    onChange: (view) => channels.publish('devices.changed', view),
    onPreview: (preview) => {
      channels.publish('devices.previewed', preview)
      if (preview.placement) channels.publish('citizen.eyesGuided', { guide: preview.placement.guide })
    },
    // What a card says is nobody's business while no officer is signed in.
    onScanned: (text) => {
      if (officer() !== null) channels.publish('devices.scanned', { text })
    },
    onPressed: (press) => {
      if (officer() !== null) channels.publish('devices.pressed', press)
    },
  })
}

function handlersOf(ports: StationPorts, { dir, journal, vault, log }: Profile, parts: Parts): Handlers {
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
      onDatabaseLost: (what, message) => log.info('database of the page lost', { what, message }),
    }),
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

/** Reads an earlier provisioning, or asks the practice registry for one; without it the station starts all the same. */
async function setUpFrom(
  { practice }: StationPorts,
  { setUp, network }: Parts,
  log: Log,
): Promise<Result<void>> {
  const known = await network.load()
  if (!known.ok) return known
  const loaded = await setUp.load()
  if (!loaded.ok || !practice || setUp.current()) return loaded
  const provisioned = await setUp.provision(practice.url, practice.caPem, practice.code)
  if (!provisioned.ok) log.info('not provisioned', { code: provisioned.error.code })
  return ok()
}

export async function createStation(ports: StationPorts): Promise<Result<Station>> {
  const opened = await openProfile(ports.profileDir, ports.protector)
  if (!opened.ok) return opened
  const { journal, audit, log } = opened.value
  const parts = assemble(ports, opened.value)
  const { counter, sending, devices, trail, officers, storage } = parts
  const { channels } = parts
  const stopRows = announceRows(journal, (rows) => channels.publish('queue.changed', { rows }))
  // Not while somebody works: a draft that lies open is not to vanish before their eyes.
  const stopSweeping = startSweeping(retentionOf(opened.value, parts), () => counter.officer() === null, log)
  return ok({
    serve: createServe({
      handlers: handlersOf(ports, opened.value, parts),
      signedIn: parts.signedIn,
      takeProof: counter.officers.takeProof,
      onBug: log.bug,
      auditCall: trail.auditCall,
    }),
    assets: createPageAssets(ports.rendererDir, parts.tokens),
    async start() {
      const ready = await setUpFrom(ports, parts, log)
      if (!ready.ok) return ready
      for (const load of [officers.load, counter.loadPrints]) {
        const loaded = await load()
        if (!loaded.ok) return loaded
      }
      await counter.officers.refresh()
      // Says what a crash left, and with a checkpoint seals what the last run could not.
      await trail.record(stationEntry('station.start', audit.found))
      await trail.sign()
      const finished = await counter.finishSealing()
      if (finished.ok) await devices.start()
      return finished
    },
    async stop() {
      stopRows()
      counter.approvals.stop()
      stopSweeping()
      parts.alarms.stop()
      counter.lock()
      await trail.record(stationEntry('station.stop', 'ok'))
      await trail.sign()
      officers.tokenProcess.stop()
      await sending.stop()
      await devices.stop()
      await storage.stop()
      await Promise.all([journal.close(), audit.audit.close()])
    },
  })
}
