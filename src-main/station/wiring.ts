/** The concerns of a station, wired to each other. */
import type { ApprovalDecision } from '../contract/records/approval-wire.ts'
import type { SignedIn } from '../contract/records/officers.ts'
import type { WindowId } from '../contract/windows.ts'
import { createAlarmBell, type AlarmBell } from './alarms.ts'
import { createAuditTrail, type AuditTrail } from './audit/audit-trail.ts'
import { createClock } from './clock.ts'
import { createCounter, type Counter } from './counter.ts'
import { createDevices, type SpawnHost } from './devices/hub.ts'
import type { Log } from './log.ts'
import { createWhoWorksHere, type WhoWorksHere } from './officers/who-works-here.ts'
import type { StationPorts } from './ports.ts'
import { newestRecordMs, type Profile } from './profile.ts'
import { createSummaries } from './queue/summaries.ts'
import { createSending, type Sending, type SendingOptions } from './sending.ts'
import { startStorage } from './storage.ts'
import { createNetwork } from './technician/network.ts'
import { createSetUp } from './technician/set-up.ts'
import type { Reconciled } from './uplink/reconcile.ts'
import { createChannels, type Channels } from './windows/channels.ts'
import { createTokens } from './windows/tokens.ts'

export type Parts = ReturnType<typeof assemble>

/** What the station itself did, in the audit log. */
export const stationEntry = (action: string, result: string) => ({
  actor: 'station',
  action,
  objectId: null,
  result,
})

const decisionEntry = ({ applicationId, decision, supervisorId }: ApprovalDecision) => ({
  actor: supervisorId,
  action: 'approval.registry',
  objectId: applicationId,
  result: decision,
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
export function assemble(ports: StationPorts, { dir, vault, journal, audit: { audit }, log }: Profile) {
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
  const later = (): Later => ({ counter, officers, trail })
  const sending = sendingOf({ vault, journal, audit, network, clock, log, channels, alarms }, later)
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
    onDecided: (decision) => void trail.record(decisionEntry(decision)),
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

/** What is wired after the sending that tells it things. */
interface Later {
  readonly counter: Counter
  readonly officers: WhoWorksHere
  readonly trail: AuditTrail
}

interface BeforeSending extends Pick<SendingOptions, 'vault' | 'journal' | 'audit' | 'network' | 'clock'> {
  readonly log: Log
  readonly channels: Channels
  readonly alarms: AlarmBell
}

/** Sending, and whom its news concern. */
function sendingOf({ log, channels, alarms, ...deps }: BeforeSending, later: () => Later): Sending {
  async function refreshRoster(): Promise<void> {
    const { officers, counter } = later()
    const changed = await officers.roster.refresh()
    if (!changed.ok) log.info('roster not refreshed', { code: changed.error.code })
    else if (changed.value) await counter.officers.refresh()
  }
  return createSending({
    ...deps,
    onReconciled: (found) => void recordReconciled(later().trail, found),
    onNewPins: () => void later().trail.record(stationEntry('uplink.pins', 'ok')),
    onOtherHistory: () => {
      alarms.otherHistory()
      void later().trail.record(stationEntry('audit.witness', 'other-history'))
    },
    onLink: (link) => {
      channels.publish('uplink.changed', { link })
      alarms.tell()
      void later().counter.approvals.look()
    },
    onContact(serverMs) {
      const { officers, counter } = later()
      const before = counter.officers.view().offlineDaysLeft
      officers.contact.heard(serverMs)
      // Whoever stands before the sign-in sees at once that it is possible again.
      if (counter.officers.view().offlineDaysLeft !== before) void counter.officers.refresh()
      void refreshRoster()
    },
    onBug: (cause) => log.bug('uplink', cause),
  })
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
