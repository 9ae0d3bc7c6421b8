/** A second revision: received only of what was returned, and only once. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { decideFrom } from './intake/decide-from.ts'
import { jsonOf } from './testing/client.ts'
import { runRegistry } from './testing/running-registry.ts'
import { newApplicationId, sealApplication } from './testing/sealed-file.ts'
import { upload } from './testing/tus.ts'

const at = runRegistry()

const notReturned = { error: 'does-not-verify', reason: 'not-returned' }

it('takes the next revision of what was returned, and of nothing else', async () => {
  const { registry, station } = at()
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
  const { dir, registry, station } = at()
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
