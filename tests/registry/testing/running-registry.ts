/** A registry on PGlite in a folder of its own, and one station that it knows, from the first test of a file to its last. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { startRegistry } from '../start.ts'
import { seedPglite } from './databases.ts'
import { provisionStation, type TestStation } from './station.ts'

export interface RunningRegistry {
  readonly dir: string
  readonly registry: Awaited<ReturnType<typeof startRegistry>>
  readonly station: TestStation
}

/** Called at the top of a file; what the function gives back is there within tests only. */
export function runRegistry(): () => RunningRegistry {
  let running: RunningRegistry | undefined
  beforeAll(async () => {
    const dir = await mkdtemp(join(tmpdir(), 'tram-registry-'))
    await seedPglite(dir)
    const registry = await startRegistry({ dir, residents: 30 })
    const station = await provisionStation(registry.url, registry.caPem, registry.code)
    running = { dir, registry, station }
  }, 180_000)
  afterAll(async () => {
    if (running === undefined) return
    running.station.client.close()
    await running.registry.stop()
    await rm(running.dir, { recursive: true, force: true })
  })
  return () => {
    if (running === undefined) throw new Error('the registry has not started')
    return running
  }
}
