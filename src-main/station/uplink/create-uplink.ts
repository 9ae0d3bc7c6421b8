/**
 * The uplink: brings what is sealed to the registry, in the background, with windows locked, hidden or closed. It
 * loops over what the journal says and remembers nothing else, so a restart at any moment changes nothing. It never
 * logs and never sees a name: sealed bytes, ids and hashes only.
 */
import type { LinkState } from '../../contract/records/snapshot.ts'
import type { QueueRow } from '../../contract/records/queue.ts'
import type { Journal } from '../journal/open-journal.ts'
import { createAuditHeads, type AuditHeadsPort } from './audit-heads.ts'
import { createChores, type ChoresOptions } from './chores.ts'
import { deliver, type DeliverDeps } from './deliver.ts'
import { nextDue, nextDueInMs, waiting } from './due.ts'
import { createLink, type Link } from './link.ts'
import { createPinnedHttp } from './pinned-http.ts'
import { createRegistryClient, type RegistryAccess, type RegistryClient } from './registry-client.ts'
import { createWaker } from './waker.ts'

export interface UplinkOptions extends ChoresOptions {
  readonly registry: RegistryAccess & { readonly receiptCertPem: string }
  readonly journal: Journal
  /** The audit log, whose checkpoints the registry countersigns. */
  readonly audit: AuditHeadsPort
  /** The registry has seen another audit log under this station's name. */
  readonly onOtherHistory?: () => void
  /** The time that the station believes, ms since 1970. */
  readonly now?: () => number
  /** For one chunk of a body, and for a small call, where they are less than usual. */
  readonly chunkTimeoutMs?: number
  readonly callTimeoutMs?: number
  /** In [0, 1). */
  readonly random?: () => number
  /** Each change of the link; it begins as `none`. */
  readonly onLink?: (state: LinkState) => void
  /** Each record that the uplink has written. */
  readonly onRow?: (row: QueueRow) => void
  /** Each time that the registry signed, wall time in ms, at the moment it was heard. */
  readonly onSignedTime?: (serverMs: number) => void
  /** A bug was thrown in the loop; it goes on after a minute. */
  readonly onBug?: (cause: unknown) => void
}

export interface Uplink {
  readonly client: RegistryClient
  start(): void
  /** There is a new checkpoint of the audit log. */
  checkpointSigned(): void
  /** Probes and tries everything that waits, whatever its back-off says. */
  sendNow(): void
  link(): LinkState
  /** Settles when nothing is under way any more; what was cut goes on at the next start. */
  stop(): Promise<void>
}

const AFTER_BUG_MS = 60_000
const IDLE_MS = 60_000
const SHORTEST_MS = 20

export function createUplink(options: UplinkOptions): Uplink {
  const {
    registry,
    journal,
    now = Date.now,
    random = Math.random,
    onLink = () => {},
    onRow = () => {},
    onSignedTime = () => {},
  } = options
  const client = createRegistryClient({ ...registry, callTimeoutMs: options.callTimeoutMs }, now)
  const anybody = createPinnedHttp(registry.url, registry.caPem, { ...registry.route, trustsAnybody: true })
  const link = createLink({
    http: client.http,
    anybody,
    receiptCertPem: registry.receiptCertPem,
    now,
    random,
    onLink,
    onSignedTime,
  })
  const { stationId, receiptCertPem } = registry
  const common = { client, stationId, receiptCertPem, now, random }
  const { onOtherHistory = () => {} } = options
  const heads = createAuditHeads({ ...common, audit: options.audit, onOtherHistory })
  const chores = createChores({ ...common, journal }, options)
  const stopping = new AbortController()
  const waker = createWaker(stopping.signal)
  const deps = {
    ...common,
    journal,
    onRow,
    onAuditHead: heads.witness,
    onRate: link.measured,
    rate: link.rate,
    chunkTimeoutMs: options.chunkTimeoutMs,
    signal: stopping.signal,
  }
  const forced = new Set<string>()
  let probeAtOnce = false
  let running: Promise<void> | null = null

  const turn = async (): Promise<number> => {
    if (probeAtOnce || link.nextProbeInMs(now()) === 0) {
      probeAtOnce = false
      await link.probe(stopping.signal)
    }
    // First, because they are small and rare, and a long queue must not keep them waiting for days.
    if (link.isUp()) await heads.sendDue(stopping.signal)
    if (link.isUp()) await chores.runDue(stopping.signal)
    const delivered = link.isUp() && (await deliverNext(deps, link, forced))
    return delivered ? 0 : pauseMs(link, journal, now())
  }
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const pause = await turn().catch((cause: unknown) => {
        options.onBug?.(cause)
        return AFTER_BUG_MS
      })
      if (pause > 0) await waker.sleep(pause)
    }
  }
  const stopListening = journal.onAppended((_seq, record) => {
    // Something was sealed or let go: look at once. The uplink's own records change nothing to wait for.
    if (record.kind === 'sealed' || (record.kind === 'state' && record.reason === null)) waker.wake()
  })

  return {
    client,
    start: () => {
      running ??= loop()
    },
    checkpointSigned: () => waker.wake(),
    sendNow: () => {
      for (const { entry } of waiting(journal.applications)) forced.add(entry.applicationId)
      probeAtOnce = true
      chores.hurry()
      waker.wake()
    },
    link: () => link.state(),
    stop: async () => {
      stopping.abort()
      stopListening()
      await running
      client.http.close()
      anybody.close()
    },
  }
}

/** False when nothing may go now. */
async function deliverNext(deps: DeliverDeps, link: Link, forced: Set<string>): Promise<boolean> {
  const due = nextDue(deps.journal.applications, deps.now(), forced)
  if (!due) return false
  forced.delete(due.entry.applicationId)
  const delivered = await deliver(due.entry, due.sealed, deps)
  if (delivered.kind === 'again' && !delivered.hasProgressed) link.failed(delivered.error)
  // A journal that takes no record (a full disk) must not be asked in a tight loop.
  return delivered.kind !== 'again' || !delivered.error.code.startsWith('journal/')
}

function pauseMs(link: Link, journal: Journal, nowMs: number): number {
  const probe = Math.max(1_000, link.nextProbeInMs(nowMs))
  if (!link.isUp()) return probe
  const due = nextDueInMs(journal.applications, nowMs) ?? IDLE_MS
  return Math.min(probe, Math.max(SHORTEST_MS, due))
}
