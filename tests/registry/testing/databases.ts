/**
 * The databases on which the same tests run: PGlite, and a PostgreSQL cluster of our own where Debian's package is
 * there. Without it those tests are skipped, and say so.
 */
import { spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chown, cp, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { existsSync, readdirSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { z } from 'zod'
import { openDatabase } from '../database/open.ts'

const CHECKOUT = join(import.meta.dirname, '../../..')
const PACKAGES = '/usr/lib/postgresql'

function findBinaries(): string | null {
  if (!existsSync(PACKAGES)) return null
  const versions = readdirSync(PACKAGES).sort((a, b) => Number(b) - Number(a))
  return versions.map((v) => join(PACKAGES, v, 'bin')).find((bin) => existsSync(join(bin, 'initdb'))) ?? null
}

export const postgresBinaries = findBinaries()

export const missingPostgres =
  'PostgreSQL is not installed; these tests run on PGlite only. For both: apt-get install --no-install-recommends postgresql'

export interface TestCluster {
  /** A connection string of a database of its own. */
  createDatabase(): Promise<string>
  stop(): Promise<void>
}

/** PostgreSQL refuses to run as root; then it runs as its own user. */
function serverUser(): { uid: number; gid: number } | null {
  if (userInfo().uid !== 0) return null
  const id = (flag: string): number =>
    Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout)
  return { uid: id('-u'), gid: id('-g') }
}

export async function startCluster(bin: string): Promise<TestCluster> {
  const dir = await mkdtemp(join(tmpdir(), 'tram-pg-'))
  const user = serverUser()
  if (user) await chown(dir, user.uid, user.gid)
  const as = { ...user, cwd: dir, stdio: 'ignore' as const }
  const data = join(dir, 'data')
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', '-E', 'UTF8'],
    as,
  )
  if (made.status !== 0) throw new Error('initdb failed')
  // No port at all: only a socket in our own folder. What a test writes need not survive a power cut.
  const settings = ['-k', dir, '-c', 'listen_addresses=', '-c', 'fsync=off', '-c', 'max_connections=60']
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...settings], as)
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const admin = new pg.Pool({ host: dir, user: 'postgres', database: 'postgres', max: 1 })
  await untilReady(admin)
  return {
    createDatabase: async () => {
      const name = `registry_${randomUUID().replaceAll('-', '')}`
      await admin.query(`create database ${name}`)
      return `postgres://postgres@/${name}?host=${encodeURIComponent(dir)}`
    },
    stop: async () => {
      await admin.end()
      // Smart shutdown: it waits for the last client to say goodbye.
      server.kill('SIGTERM')
      await ended
      await rm(dir, { recursive: true, force: true })
    },
  }
}

async function untilReady(pool: pg.Pool): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await pool.query('select 1')
      return
    } catch (error) {
      if (attempt > 100) throw error
      await sleep(100)
    }
  }
}

let template: Promise<string> | null = null

/** Seconds go into PGlite's first start in a folder; one folder is made for its version, kept and copied. */
export async function seedPglite(registryDir: string): Promise<void> {
  template ??= findTemplate()
  await cp(await template, join(registryDir, 'database'), { recursive: true })
}

async function findTemplate(): Promise<string> {
  const packageFile = join(CHECKOUT, 'node_modules/@electric-sql/pglite/package.json')
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(await readFile(packageFile, 'utf8')))
  const kept = join(CHECKOUT, 'artifacts', `registry-pglite-${version}`)
  if (existsSync(kept)) return kept
  const fresh = `${kept}.${randomUUID()}`
  await (await openDatabase(null, fresh)).destroy()
  // Another test file may have been first.
  await rename(fresh, kept).catch(() => rm(fresh, { recursive: true }))
  return kept
}
