/** A registry on PGlite or on Debian's PostgreSQL, in a folder of its own, and one station that it knows. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { startRegistry } from '../start.ts'
import { missingPostgres, postgresBinaries, seedPglite, startCluster, type TestCluster } from './databases.ts'
import { provisionStation, type TestStation } from './station.ts'

if (postgresBinaries === null) process.stderr.write(`${missingPostgres}\n`)

export const databases = [
  { name: 'PGlite', isThere: true },
  {
    name: postgresBinaries ? 'PostgreSQL' : `PostgreSQL: ${missingPostgres}`,
    isThere: postgresBinaries !== null,
  },
]

export interface OnDatabase {
  readonly dir: string
  readonly registry: Awaited<ReturnType<typeof startRegistry>>
  readonly station: TestStation
  /** `METHOD /path` of all that it has served since the first start. */
  readonly routes: readonly string[]
}

/** Called at the top of a describe; what it gives back works within tests only. */
export function registryOn(database: string, residents: number) {
  let on: OnDatabase | undefined
  let cluster: TestCluster | null = null
  let databaseUrl: string | undefined
  const routes: string[] = []

  const start = (dir: string) =>
    startRegistry({
      dir,
      residents,
      ...(databaseUrl && { databaseUrl }),
      onServer: (app) => {
        app.addHook('onRoute', (route) => {
          for (const method of [route.method].flat()) routes.push(`${method} ${route.url}`)
        })
      },
    })

  const now = (): OnDatabase => {
    if (on === undefined) throw new Error('the registry has not started')
    return on
  }

  async function restart(between: () => Promise<unknown> = () => Promise.resolve()): Promise<OnDatabase> {
    const { dir, station, registry } = now()
    await registry.stop()
    await between()
    const again = await start(dir)
    on = { dir, registry: again, station: station.at(again.url, again.caPem), routes }
    return on
  }

  beforeAll(async () => {
    const dir = await mkdtemp(join(tmpdir(), 'tram-registry-'))
    if (database === 'PostgreSQL' && postgresBinaries) {
      cluster = await startCluster(postgresBinaries)
      databaseUrl = await cluster.createDatabase()
    } else await seedPglite(dir)
    const registry = await start(dir)
    const station = await provisionStation(registry.url, registry.caPem, registry.code)
    on = { dir, registry, station, routes }
  }, 180_000)
  afterAll(async () => {
    await on?.registry.stop()
    await cluster?.stop()
    if (on) await rm(on.dir, { recursive: true, force: true })
  })

  return {
    now,
    restart: () => restart(),
    /** Starts again on the same folder, with an empty database. */
    loseDatabase: () =>
      restart(async () => {
        if (cluster) databaseUrl = await cluster.createDatabase()
        else await rm(join(now().dir, 'database'), { recursive: true })
      }),
  }
}
