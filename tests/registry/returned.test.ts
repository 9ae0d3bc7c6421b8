/** A second revision: received only of what was returned, and only once. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { decideFrom } from './intake/decide-from.ts'
import { startRegistry } from './start.ts'
import { jsonOf } from './testing/client.ts'
import { seedPglite } from './testing/databases.ts'
import { newApplicationId, sealApplication } from './testing/sealed-file.ts'
import { provisionStation, type TestStation } from './testing/station.ts'
import { upload } from './testing/tus.ts'

let dir = ''
let registry: Awaited<ReturnType<typeof startRegistry>>
let station: TestStation
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tram-returned-'))
  await seedPglite(dir)
  registry = await startRegistry({ dir, residents: 30 })
  station = await provisionStation(registry.url, registry.caPem, registry.code)
}, 120_000)
afterAll(async () => {
  station.client.close()
  await registry.stop()
  await rm(dir, { recursive: true, force: true })
})

const notReturned = { error: 'does-not-verify', reason: 'not-returned' }

it('takes the next revision of what was returned, and of nothing else', async () => {
  const first = sealApplication(station)
  await upload(station, first)
  const next = sealApplication(station, first.applicationId, 2)
  const early = await upload(station, next)
  expect([early.status, jsonOf(early)]).toEqual([422, notReturned])
  const key = { stationId: station.provision.stationId, applicationId: first.applicationId, revision: 1 }
  await registry.decide({ ...key, state: 'returned', reason: 'blurred', step: 'portrait' })
  expect(jsonOf(await upload(station, sealApplication(station, first.applicationId, 3)))).toEqual(notReturned)
  // That refusal was about the moment, not about the content.
  expect((await upload(station, next)).status).toBe(204)
  const other = await upload(station, sealApplication(station, first.applicationId, 2))
  expect([other.status, jsonOf(other)]).toEqual([409, { error: 'other-content' }])
  // What is here keeps its receipt, whatever was decided about the revision before since.
  await registry.decide({ ...key, state: 'accepted', reason: null })
  expect(jsonOf(await upload(station, next))).toMatchObject({ error: 'already-received' })
  const orphan = sealApplication(station, newApplicationId(), 2)
  expect(jsonOf(await upload(station, orphan))).toEqual(notReturned)
})

it('takes decisions out of a file, and says which are about nothing', async () => {
  const { applicationId } = sealApplication(station)
  const received = sealApplication(station)
  await upload(station, received)
  const key = { stationId: station.provision.stationId, revision: 1 }
  const lines = [received.applicationId, applicationId].map((id) =>
    JSON.stringify({ ...key, applicationId: id, state: 'returned', reason: null }),
  )
  const file = join(dir, 'decisions-to-take')
  await writeFile(file, `${lines.join('\n')}\n`)
  expect((await decideFrom(file, registry)).map(({ isKept }) => isKept)).toEqual([true, false])
  await writeFile(file, '{"state":"lost"}\n')
  await expect(decideFrom(file, registry)).rejects.toThrow()
})
