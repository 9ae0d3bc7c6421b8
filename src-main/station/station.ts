/**
 * The station without a shell: opens what the profile holds, wires the concerns together, and gives the one
 * `serve` that windows reach it by. A station that was never provisioned starts too, and says so.
 */
import { ok, type Result } from '../contract/result.ts'
import { handlersOf } from './handlers.ts'
import type { Log } from './log.ts'
import type { StationPorts } from './ports.ts'
import { openProfile } from './profile.ts'
import { announceRows } from './queue/announce-rows.ts'
import { retentionOf } from './retaining.ts'
import { startSweeping } from './retention/start-sweeping.ts'
import { createServe, type Serve } from './serve.ts'
import { createPageAssets, type PageAssets } from './windows/assets.ts'
import { assemble, stationEntry, type Parts } from './wiring.ts'

export type { StationPorts } from './ports.ts'

export interface Station {
  readonly serve: Serve
  readonly assets: PageAssets
  /** Starts devices and sending. Windows may be opened before; they are told as things come up. */
  start(): Promise<Result<void>>
  stop(): Promise<void>
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
