/** Strangers, thieves and nonsense at the door: refused in words of openapi.yaml, and the registry goes on. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startRegistry, type StartedRegistry } from './start.ts'
import { jsonOf } from './testing/client.ts'
import { seedPglite } from './testing/databases.ts'
import { newApplicationId, sealApplication } from './testing/sealed-file.ts'
import { asJson, newKey, provisionBody, provisionStation, type TestStation } from './testing/station.ts'
import { create, metadataOf, upload } from './testing/tus.ts'

let dir = ''
let registry: StartedRegistry
let station: TestStation

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tram-hostile-'))
  await seedPglite(dir)
  registry = await startRegistry({ dir, residents: 30 })
  station = await provisionStation(registry.url, registry.caPem, registry.code)
}, 180_000)
afterAll(async () => {
  station.client.close()
  await registry.stop()
  await rm(dir, { recursive: true, force: true })
})

const uploadId = 'a'.repeat(64)
const applicationId = newApplicationId()
const proven: [string, string][] = [
  ['POST', '/v1/officers/can-bo-1/certificate'],
  ['GET', '/v1/roster'],
  ['GET', '/v1/extract'],
  ['POST', '/v1/uploads'],
  ['HEAD', `/v1/uploads/${uploadId}`],
  ['PATCH', `/v1/uploads/${uploadId}`],
  ['DELETE', `/v1/uploads/${uploadId}`],
  ['GET', `/v1/receipts/tram-24169-01/${applicationId}/1`],
  ['GET', `/v1/applications/${applicationId}/1/status`],
]

describe('without a good proof', () => {
  it.each(proven)('%s %s is not for strangers', async (method, path) => {
    const answer = await station.client.call(path, { method })
    expect(answer.status).toBe(401)
    if (method !== 'HEAD') expect(jsonOf(answer)).toEqual({ error: 'use-nonce', reason: 'no-proof' })
    const forged = await station.proof(method, path, { key: newKey() })
    const refused = await station.client.call(path, { method, headers: { 'Station-Proof': forged } })
    expect(refused.status).toBe(401)
    if (method !== 'HEAD') expect(jsonOf(refused)).toEqual({ error: 'bad-proof', reason: 'unreadable' })
  })

  it('a proof is good for one call and one address', async () => {
    await station.call('/v1/extract')
    const proof = await station.proof('GET', '/v1/extract')
    const headers = { 'Station-Proof': proof }
    const other = await station.client.call(`/v1/applications/${applicationId}/1/status`, { headers })
    expect(jsonOf(other)).toEqual({ error: 'bad-proof', reason: 'htu' })
    expect((await station.client.call('/v1/extract', { headers })).status).toBe(200)
    expect(jsonOf(await station.client.call('/v1/extract', { headers }))).toEqual({
      error: 'bad-proof',
      reason: 'replayed',
    })
  })

  it('the body of a refused upload is not kept', async () => {
    const answer = await station.client.call(`/v1/uploads/${uploadId}`, {
      method: 'PATCH',
      body: Buffer.alloc(300_000),
    })
    expect(answer.status).toBe(401)
  })
})

describe('nonsense', () => {
  it('never provisions', async () => {
    const good = JSON.parse(await provisionBody(registry.code, newKey())) as Record<string, string>
    const bodies = fc.oneof(
      fc.json(),
      fc.string(),
      fc.constantFrom(...Object.keys(good)).map((key) => JSON.stringify({ ...good, [key]: undefined })),
      fc
        .tuple(
          fc.constantFrom('schema', 'identityCsr', 'decryptionCsr'),
          fc.oneof(fc.string(), fc.jsonValue()),
        )
        .map(([key, value]) => JSON.stringify({ ...good, [key]: value })),
      fc.constant(JSON.stringify({ ...good, identityCsr: good['identityCsr']?.slice(0, -80) })),
    )
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const answer = await station.client.call('/v1/provision', { method: 'POST', headers: asJson, body })
        expect(answer.status).toBe(400)
      }),
      { numRuns: 60 },
    )
    for (const headers of [{}, { 'Content-Type': 'text/plain' }, asJson]) {
      const body = headers === asJson ? 'x'.repeat(70_000) : JSON.stringify(good)
      expect((await station.client.call('/v1/provision', { method: 'POST', headers, body })).status).toBe(400)
    }
    const tried = await provisionBody('WRONG-CODE-HERE', newKey())
    expect(
      (await station.client.call('/v1/provision', { method: 'POST', headers: asJson, body: tried })).status,
    ).toBe(403)
  }, 60_000)

  it('never certifies an officer who is none, nor a key that is not theirs', async () => {
    const ask = (officerId: string, csr: unknown) =>
      station.call(`/v1/officers/${officerId}/certificate`, {
        method: 'POST',
        headers: asJson,
        body: JSON.stringify({ csr }),
      })
    const { identityCsr } = JSON.parse(await provisionBody(registry.code, newKey())) as {
      identityCsr: string
    }
    expect((await ask('nobody', identityCsr)).status).toBe(404)
    expect((await ask('CAN-BO-1', identityCsr)).status).toBe(400)
    for (const csr of [undefined, 1, '', registry.caPem])
      expect((await ask('can-bo-1', csr)).status).toBe(400)
  })

  it('never begins an upload', async () => {
    const file = sealApplication(station)
    const post = (headers: Record<string, string>, body?: Uint8Array) =>
      station.call('/v1/uploads', {
        method: 'POST',
        headers: {
          'Tus-Resumable': '1.0.0',
          'Upload-Length': '10',
          'Upload-Metadata': metadataOf(station, file),
          ...headers,
        },
        ...(body && { body }),
      })
    const reasonOf = async (headers: Record<string, string>, body?: Uint8Array): Promise<unknown> => {
      const answer = await post(headers, body)
      expect(answer.status).toBe(400)
      return (jsonOf(answer) as { reason: unknown }).reason
    }
    expect(await reasonOf({ 'Upload-Metadata': '' })).toBe('metadata')
    expect(
      await reasonOf({ 'Upload-Metadata': metadataOf(station, file, { stationId: 'tram-24169-99' }) }),
    ).toBe('station')
    for (const length of ['0', '-1', '1e3', '067', '67108865', '99999999999999']) {
      expect(await reasonOf({ 'Upload-Length': length })).toBe('length')
    }
    const type = { 'Content-Type': 'application/offset+octet-stream' }
    expect(await reasonOf(type, Buffer.from('0123456789'))).toBe('body')
    expect((await post({ 'Upload-Length': '11' })).status).toBe(201)
    expect((await post({ 'Upload-Length': '12' })).status).toBe(400)
    expect((await post({ 'Tus-Resumable': '' })).status).toBe(412)
  })

  it('never reaches beyond an upload by its address', async () => {
    const asked = [
      '..%2F..%2Fcode',
      '%2e%2e%2fca.key.pem',
      `${uploadId}.json`,
      uploadId.toUpperCase(),
      'x',
      '%00',
    ]
    for (const id of asked) {
      const answer = await station.call(`/v1/uploads/${id}`, {
        method: 'HEAD',
        headers: { 'Tus-Resumable': '1.0.0' },
      })
      expect(answer.status).toBe(404)
    }
  })

  it('never finds a receipt', async () => {
    const { stationId } = station.provision
    const paths = [
      `/v1/receipts/${stationId}/${applicationId}/0`,
      `/v1/receipts/${stationId}/${applicationId}/100`,
      `/v1/receipts/${stationId}/not-a-uuid/1`,
      `/v1/receipts/UPPER/${applicationId}/1`,
      `/v1/applications/x/1/status`,
    ]
    for (const path of paths) expect((await station.call(path)).status).toBe(400)
    expect((await station.call('/v1/nothing')).status).toBe(404)
  })

  it('and after all of it the registry still does its work', async () => {
    expect((await upload(station, sealApplication(station))).status).toBe(204)
    expect((await create(station, sealApplication(station))).status).toBe(201)
  })
})
