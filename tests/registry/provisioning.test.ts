import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { provision } from '../../src-main/contract/records/wire.ts'
import { startRegistry } from './start.ts'
import { createClient, jsonOf } from './testing/client.ts'
import { seedPglite } from './testing/databases.ts'
import { asJson, newKey, provisionBody } from './testing/station.ts'

it('provisioning takes its code once, answers a lost answer again, and makes a new code after a restart', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'tram-registry-'))
  await seedPglite(dir)
  const options = { dir, residents: 30, practice: false }
  const registry = await startRegistry(options)
  const client = createClient(registry.url, registry.caPem)
  const ask = (body: string) => client.call('/v1/provision', { method: 'POST', headers: asJson, body })
  const identity = newKey()
  expect((await ask(await provisionBody('AAAA-AAAA-AAAA', identity))).status).toBe(403)
  const typed = registry.code.toLowerCase().replaceAll('-', ' ')
  const [first, ...others] = await Promise.all([
    ask(await provisionBody(typed, identity)),
    ask(await provisionBody(typed, identity)),
  ])
  const given = provision.parse(jsonOf(first))
  expect(given.practice).toBeNull()
  for (const other of others) expect(provision.parse(jsonOf(other)).stationId).toBe(given.stationId)
  const stranger = await ask(await provisionBody(registry.code, newKey()))
  expect([stranger.status, jsonOf(stranger)]).toEqual([403, { error: 'wrong-code' }])
  client.close()
  await registry.stop()
  const again = await startRegistry(options)
  expect(again.code).not.toBe(registry.code)
  await again.stop()
  await rm(dir, { recursive: true, force: true })
}, 60_000)
