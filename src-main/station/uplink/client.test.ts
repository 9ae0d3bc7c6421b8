import { createHash, createPrivateKey } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newKeyPair } from '../vault/station-keys.ts'
import { makeCa, type TestCertificate } from '../vault/test-certificates.ts'
import { backoffMs, isDue } from './backoff.ts'
import { fetchExtract } from './extract.ts'
import { provision } from './provision.ts'
import { createRegistryClient, officerCertificate, SMALL, type RegistryClient } from './registry-client.ts'
import { refuse, signJws, startTestRegistry, STATION, type TestRegistry } from './test-registry.ts'

const identityKey = createPrivateKey({ key: newKeyPair(), format: 'der', type: 'pkcs8' })

let registry: TestRegistry
let client: RegistryClient
let policy: TestCertificate
beforeEach(async () => {
  registry = await startTestRegistry(identityKey)
  policy = registry.ca.issue('policy')
  client = createRegistryClient({
    url: registry.url,
    caPem: registry.ca.pem,
    stationId: STATION,
    identityKey,
  })
})
afterEach(async () => {
  client.http.close()
  await registry.close()
})

/** Answers every call to `path` with this JSON or these bytes. */
function answer(path: string, body: object | Buffer, headers: Record<string, string> = {}): void {
  registry.mischief = (request, response: ServerResponse) => {
    if (!request.url?.startsWith(path)) return false
    response.writeHead(200, headers).end(Buffer.isBuffer(body) ? body : JSON.stringify(body))
    return true
  }
}

describe('a proven call', () => {
  it('renews a nonce that the registry does not take any more, once', async () => {
    const call = () => client.prove({ ...SMALL, method: 'GET', url: `${registry.url}/v1/receipts/a/b/1?x=1` })
    for (let n = 0; n < 3; n++) expect(await call()).toMatchObject({ ok: true, value: { status: 409 } })
    expect(registry.calls).toHaveLength(3)
    registry.mischief = (_request, response) => refuse(response, 401, { error: 'use-nonce' })
    expect(await call()).toMatchObject({ ok: true, value: { status: 401 } })
  })

  it('goes to nobody but the registry', async () => {
    for (const url of ['https://example.invalid/v1/hello', 'http://localhost/v1/hello', 'nonsense']) {
      expect(await client.prove({ ...SMALL, method: 'GET', url }).catch(() => 'thrown')).not.toMatchObject({
        ok: true,
      })
    }
  })

  it('is given up after its time, and when it is called off', async () => {
    registry.mischief = () => true
    const url = `${registry.url}/v1/hello?nonce=x`
    const late = await client.http.send({ ...SMALL, method: 'GET', url, timeoutMs: 100 })
    expect(late).toEqual({ ok: false, error: { code: 'uplink/no-link' } })
    const off = new AbortController()
    const called = client.http.send({ ...SMALL, method: 'GET', url, signal: off.signal })
    off.abort()
    expect(await called).toEqual({ ok: false, error: { code: 'uplink/no-link' } })
  })
})

describe('provisioning', () => {
  const request = {
    schema: 'provision-request/1' as const,
    code: 'ABCD-1234',
    identityCsr: '-----BEGIN',
    decryptionCsr: '-----BEGIN',
  }
  const pack = {
    schema: 'policy-pack/1',
    id: '2025',
    effectiveFrom: '2025-07-01',
    title: { vi: 'a', en: 'a' },
    kinds: [
      {
        id: 'issue',
        name: { vi: 'a', en: 'a' },
        reasons: [{ id: 'a', name: { vi: 'a', en: 'a' }, basis: 'b' }],
      },
    ],
    steps: ['case', 'sealing'],
    fingerprints: ['thumbs'],
    recordFields: ['gender'],
    draftRetentionDays: 1,
    sealedRetentionDays: 1,
  }
  const offered = async (more: object = {}, signedBy = policy, law: object = pack) => ({
    schema: 'provision/1',
    stationId: STATION,
    ward: { code: '26882', name: 'W' },
    practice: null,
    officers: [],
    certificates: {
      ca: registry.ca.pem,
      identity: registry.ca.issue('identity').pem,
      decryption: registry.ca.issue('decryption').pem,
      sealingCurrent: registry.ca.issue('a').pem,
      sealingRecovery: registry.ca.issue('b').pem,
      receipt: registry.receiptKey.pem,
      policy: policy.pem,
      ...more,
    },
    pack: await signJws(law, signedBy.key, 'tram-policy-pack+jwt'),
  })
  const ask = () => provision(registry.url, registry.ca.pem, request)

  it('gives certificates and the verified pack', async () => {
    answer('/v1/provision', await offered())
    expect(await ask()).toMatchObject({
      ok: true,
      value: { pack: { id: '2025' }, provision: { stationId: STATION } },
    })
  })

  it('refuses a certificate of another authority and a pack of another key', async () => {
    answer('/v1/provision', await offered({ sealingRecovery: makeCa('Registry CA').issue('b').pem }))
    expect(await ask()).toEqual({ ok: false, error: { code: 'uplink/wrong-certificate' } })
    answer('/v1/provision', await offered({ ca: makeCa('Registry CA').pem }))
    expect(await ask()).toEqual({ ok: false, error: { code: 'uplink/wrong-certificate' } })
    answer('/v1/provision', await offered({}, registry.receiptKey))
    expect(await ask()).toEqual({ ok: false, error: { code: 'policy/bad-signature' } })
  })

  it('refuses a pack of the future, of a newer shape and of no shape, each with its reason', async () => {
    const later = { ...pack, effectiveFrom: '2999-01-01' }
    answer('/v1/provision', await offered({}, policy, later))
    expect(await ask()).toEqual({ ok: false, error: { code: 'policy/not-yet', from: '2999-01-01' } })
    answer('/v1/provision', await offered({}, policy, { ...pack, schema: 'policy-pack/3' }))
    expect(await ask()).toEqual({ ok: false, error: { code: 'station/newer-data', schema: 'policy-pack/3' } })
    answer('/v1/provision', await offered({}, policy, { ...pack, kinds: [] }))
    expect(await ask()).toEqual({ ok: false, error: { code: 'journal/damaged', what: 'policy-pack' } })
  })

  it('tells a wrong code, nonsense and a stranger apart', async () => {
    registry.mischief = (_request, response) => refuse(response, 403, { error: 'wrong-code' })
    expect(await ask()).toEqual({ ok: false, error: { code: 'technician/wrong-code' } })
    answer('/v1/provision', Buffer.from('<html>'))
    expect(await ask()).toMatchObject({ ok: false, error: { code: 'uplink/nonsense' } })
    const stranger = await provision(registry.url, makeCa('Registry CA').pem, request)
    expect(stranger).toEqual({ ok: false, error: { code: 'uplink/wrong-certificate' } })
  })
})

describe('the ward extract', () => {
  const gzip = gzipSync('{"a":1}\n')
  const facts = {
    schema: 'extract/1',
    wardCode: '26882',
    asOf: '2026-11-23T00:00:00Z',
    count: 1,
    sha256: createHash('sha256').update(gzip).digest('hex'),
  }
  const offer = async (claims: object, key = policy.key) =>
    answer('/v1/extract', gzip, { 'Extract-Signature': await signJws(claims, key, 'tram-extract+jwt') })
  const ask = () => fetchExtract(client, policy.pem, '26882')

  it('is taken when the policy key vouches for exactly these bytes of this ward', async () => {
    await offer(facts)
    expect(await ask()).toMatchObject({ ok: true, value: { gzip, facts: { count: 1 } } })
  })

  it('is refused with another hash, another ward, another key or no signature', async () => {
    const nonsense = { ok: false, error: { code: 'uplink/nonsense' } }
    await offer({ ...facts, sha256: 'f'.repeat(64) })
    expect(await ask()).toMatchObject(nonsense)
    await offer({ ...facts, wardCode: '00001' })
    expect(await ask()).toMatchObject(nonsense)
    await offer(facts, registry.receiptKey.key)
    expect(await ask()).toMatchObject(nonsense)
    answer('/v1/extract', gzip)
    expect(await ask()).toMatchObject(nonsense)
  })
})

describe("an officer's certificate", () => {
  it("comes as PEM, or with the registry's reason why not", async () => {
    const request = { officerId: 'an', csr: 'csr', code: null }
    answer('/v1/officers/an/certificate', { certificate: registry.ca.pem })
    expect(await officerCertificate(client, request)).toEqual({ ok: true, value: registry.ca.pem })
    registry.mischief = (_request, response) => refuse(response, 404, { error: 'unknown' })
    expect(await officerCertificate(client, request)).toEqual({
      ok: false,
      error: { code: 'uplink/refused', reason: 'unknown' },
    })
  })
})

describe('the back-off', () => {
  it('doubles to fifteen minutes, with jitter, and a time from another clock does not bind', () => {
    expect([1, 2, 3, 10, 99].map((n) => backoffMs(n, () => 0.999999))).toEqual([
      2000, 4000, 8000, 900_000, 900_000,
    ])
    expect([1, 2, 10].map((n) => backoffMs(n, () => 0))).toEqual([1000, 2000, 450_000])
    const now = Date.parse('2026-11-23T00:00:00Z')
    expect(isDue('2026-11-23T00:01:00Z', now)).toBe(false)
    expect(isDue('2026-11-22T23:59:00Z', now)).toBe(true)
    expect(isDue('2027-01-01T00:00:00Z', now)).toBe(true)
    expect(isDue(null, now)).toBe(true)
  })
})
