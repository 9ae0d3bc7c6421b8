/** What one station may do with another's work, and whose word tells stations whom to believe. */
import { createPublicKey } from 'node:crypto'
import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compactVerify } from 'jose'
import { expect, it } from 'vitest'
import { pins, signedBody } from '../../src-main/contract/records/wire.ts'
import { jsonOf } from './testing/client.ts'
import { runRegistry } from './testing/running-registry.ts'
import { sealApplication } from './testing/sealed-file.ts'
import { provisionStation, sha256Of } from './testing/station.ts'
import { create, fetchReceipt, locationOf, patch, terminate } from './testing/tus.ts'

const at = runRegistry()

it('hides the work of one station from another', async () => {
  const { registry, station } = at()
  const other = await provisionStation(registry.url, registry.caPem, registry.code)
  const file = sealApplication(station)
  const location = locationOf(await create(station, file))
  expect((await terminate(other, location)).status).toBe(404)
  expect((await patch(station, location, file.bytes)).status).toBe(204)
  const { stationId } = station.provision
  const path = `/v1/receipts/${stationId}/${file.applicationId}/1`
  expect((await other.call(path)).status).toBe(404)
  expect((await other.call(`${path}?sha256=${'0'.repeat(64)}`)).status).toBe(404)
  expect((await other.call(`/v1/applications/${file.applicationId}/1/status`)).status).toBe(404)
  other.client.close()
})

it('takes what another station carries, under the name of the one that sealed it', async () => {
  const { registry, station } = at()
  const carrier = await provisionStation(registry.url, registry.caPem, registry.code)
  const file = sealApplication(station)
  const { stationId } = station.provision
  const created = await create(carrier, file, { stationId })
  expect((await patch(carrier, locationOf(created), file.bytes)).status).toBe(204)
  const path = `/v1/receipts/${stationId}/${file.applicationId}/1?sha256=${sha256Of(file.bytes)}`
  const carried = jsonOf(await carrier.call(path))
  expect(carried).toEqual(jsonOf(await fetchReceipt(station, file)))
  const stranger = await create(carrier, sealApplication(station), { stationId: 'tram-00000-01' })
  expect(stranger.status).toBe(400)
  carrier.client.close()
})

it('says under the policy key which authorities are its own', async () => {
  const { dir, registry, station } = at()
  const ask = async () => {
    const { signed } = signedBody.parse(jsonOf(await station.call('/v1/pins')))
    return pins.parse(
      JSON.parse(
        new TextDecoder().decode(
          (await compactVerify(signed, createPublicKey(station.provision.certificates.policy))).payload,
        ),
      ),
    )
  }
  expect((await ask()).authorities).toEqual([registry.caPem])
  await copyFile(join(dir, 'ca.crt.pem'), join(dir, 'next-ca.crt.pem'))
  expect((await ask()).authorities).toEqual([registry.caPem, registry.caPem])
})

it('takes a folder of sealed files from a disk, once, and says of each what became of it', async () => {
  const { dir, registry, station } = at()
  const folder = join(dir, 'disk')
  await mkdir(folder)
  const file = sealApplication(station)
  await writeFile(join(folder, `${file.applicationId}.1.p7m`), file.bytes)
  const other = sealApplication(station)
  await writeFile(
    join(folder, `${other.applicationId}.1.p7m`),
    Buffer.concat([other.bytes, Buffer.from('x')]),
  )
  await writeFile(join(folder, 'holiday.p7m'), 'not sealed')
  await writeFile(join(folder, 'manifest.jws'), 'not looked at')
  const expected = [
    { file: `${file.applicationId}.1.p7m`, outcome: 'received' },
    { file: `${other.applicationId}.1.p7m`, outcome: 'refused' },
    { file: 'holiday.p7m', outcome: 'not-sealed' },
  ]
  const byName = (a: { file: string }, b: { file: string }) => (a.file < b.file ? -1 : 1)
  expect(await registry.importFolder(folder)).toEqual(expected.sort(byName))
  const receipt = jsonOf(await fetchReceipt(station, file))
  expect(await registry.importFolder(folder)).toEqual(expected)
  expect(jsonOf(await fetchReceipt(station, file))).toEqual(receipt)
  // What came on the disk and comes over the line as well has the same receipt.
  expect(jsonOf(await create(station, file))).toMatchObject({
    error: 'already-received',
    ...(receipt as object),
  })
})
