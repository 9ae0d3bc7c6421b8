/** Officers at a registry that is not for practice: their codes, and the list of them that it signs. */
import { createPublicKey, X509Certificate } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readRoster } from '../../src-main/station/uplink/roster.ts'
import { officers } from './officers.ts'
import { startRegistry, type StartedRegistry } from './start.ts'
import { seedPglite } from './testing/databases.ts'
import { makeSigningRequest } from './testing/signing-request.ts'
import { asJson, newKey, provisionStation, type TestStation } from './testing/station.ts'

let dir: string
let registry: StartedRegistry
let station: TestStation
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'registry-officers-'))
  await seedPglite(dir)
  registry = await startRegistry({ dir, residents: 20, practice: false })
  station = await provisionStation(registry.url, registry.caPem, registry.code)
}, 120_000)
afterAll(async () => {
  station.client.close()
  await registry.stop()
  await rm(dir, { recursive: true, force: true })
})

it('certifies an officer for their own code only', async () => {
  const codeOf = (officerId: string) => readFile(join(dir, 'officer-codes', officerId, 'code'), 'utf8')
  const key = newKey()
  const csr = await makeSigningRequest(key)
  const ask = (code?: string) =>
    station.call('/v1/officers/can-bo-1/certificate', {
      method: 'POST',
      headers: asJson,
      body: JSON.stringify(code === undefined ? { csr } : { csr, code }),
    })
  for (const code of [undefined, '', registry.code, await codeOf('can-bo-2')])
    expect((await ask(code)).status).toBe(403)
  const given = await ask((await codeOf('can-bo-1')).toLowerCase())
  expect(given.status).toBe(200)
  const { certificate } = JSON.parse(given.body.toString()) as { certificate: string }
  const spki = (of: Parameters<typeof createPublicKey>[0]) =>
    createPublicKey(of).export({ type: 'spki', format: 'pem' })
  expect(new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'pem' })).toBe(
    spki(key.export({ type: 'pkcs8', format: 'pem' })),
  )
}, 60_000)

it('signs who works at the station, as the station reads it', async () => {
  const { stationId, certificates } = station.provision
  const answer = await station.call('/v1/roster')
  const from = { stationId, policyPem: certificates.policy }
  expect(await readRoster(answer.body.toString(), from)).toMatchObject({
    ok: true,
    value: { officers, revoked: [], authorities: [certificates.ca] },
  })
})
