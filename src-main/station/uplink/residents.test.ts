import { createHash, createPrivateKey } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aDecision, aResident } from '../../../tests/fixtures/enrolments.ts'
import { newKeyPair } from '../vault/station-keys.ts'
import type { TestCertificate } from '../vault/test-certificates.ts'
import { askApprovals } from './approvals.ts'
import type { Line } from './line.ts'
import { createRegistryClient } from './registry-client.ts'
import { askResident, fetchPortrait } from './residents.ts'
import { signJws, startTestRegistry, STATION, type TestRegistry } from './test-registry.ts'

const identityKey = createPrivateKey({ key: newKeyPair(), format: 'der', type: 'pkcs8' })
const { personalNumber } = aResident()
const byNumber = { by: 'personal-number', personalNumber } as const

let registry: TestRegistry
let policy: TestCertificate
let line: Line
beforeEach(async () => {
  registry = await startTestRegistry(identityKey)
  policy = registry.ca.issue('policy')
  const { pem } = registry.ca
  const access = { url: registry.url, caPem: pem, stationId: STATION, identityKey }
  const none = { ca: pem, identity: pem, decryption: pem, sealingCurrent: pem, sealingRecovery: pem }
  const certificates = { ...none, receipt: registry.receiptKey.pem, policy: policy.pem }
  line = { client: createRegistryClient(access), stationId: STATION, certificates }
})
afterEach(async () => {
  line.client.http.close()
  await registry.close()
})

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = []
  for await (const part of request) if (Buffer.isBuffer(part)) parts.push(part)
  return JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>
}

/** Answers `path` with what `make` gives for the question's body. */
function answer(
  path: string,
  make: (body: Record<string, unknown>) => Promise<string | Buffer>,
  status = 200,
) {
  registry.mischief = (request, response) => {
    if (request.url !== path) return false
    void bodyOf(request)
      .then(make)
      .then((text) => response.writeHead(status).end(text))
    return true
  }
}

const claimsFor = (body: Record<string, unknown>, change: object = {}) => ({
  schema: 'resident-answer/1',
  stationId: STATION,
  nonce: body['nonce'],
  asOf: '2026-11-25T02:00:00Z',
  residents: [aResident()],
  portrait: null,
  ...change,
})

/** The registry's answer with these claims otherwise, by this key and of this type. */
function answerWith(change: object, key = policy.key, typ = 'tram-resident+jwt') {
  answer('/v1/residents/find', async (body) =>
    JSON.stringify({ answer: await signJws(claimsFor(body, change), key, typ) }),
  )
}

describe('one person at the registry', () => {
  it('comes as the registry signed it, and the number is in no address', async () => {
    answerWith({})
    expect(await askResident(line, byNumber)).toMatchObject({ value: { residents: [{ personalNumber }] } })
  })

  it.each<[string, object]>([
    ['another question’s answer', { nonce: 'x'.repeat(22) }],
    ['another station’s', { stationId: 'tram-9999' }],
    ['about somebody else', { residents: [aResident({ personalNumber: '079188000999' })] }],
    ['twice the same number', { residents: [aResident(), aResident()] }],
    ['no record', { residents: [{ ...aResident(), fields: {} }] }],
    ['of a newer schema', { schema: 'resident-answer/2' }],
  ])('%s is no answer', async (_, change) => {
    answerWith(change)
    expect(await askResident(line, byNumber)).toMatchObject({ error: { code: 'uplink/nonsense' } })
  })

  it('is not believed under another key or another type', async () => {
    answerWith({}, registry.receiptKey.key)
    expect(await askResident(line, byNumber)).toMatchObject({ error: { code: 'uplink/nonsense' } })
    answerWith({}, policy.key, 'tram-extract+jwt')
    expect(await askResident(line, byNumber)).toMatchObject({ error: { code: 'uplink/nonsense' } })
  })

  it('never throws, whatever comes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom(200, 404, 500),
        async (bytes, status) => {
          answer('/v1/residents/find', () => Promise.resolve(Buffer.from(bytes)), status)
          expect(await askResident(line, byNumber)).toMatchObject({ ok: false })
        },
      ),
      { numRuns: 25 },
    )
  })

  it('is given up when the registry does not answer', async () => {
    registry.mischief = () => true
    expect(await askResident(line, byNumber, AbortSignal.timeout(50))).toMatchObject({
      error: { code: 'uplink/no-link' },
    })
  })
})

describe('the last portrait', () => {
  const picture = Buffer.from('89504e470d0a1a0a', 'hex')
  const sha256 = createHash('sha256').update(picture).digest('hex')
  const facts = {
    sha256,
    size: picture.length,
    mediaType: 'image/png',
    takenAt: '2021-06-21T03:00:00Z',
  } as const

  it('is taken only with the signed hash and within the signed size', async () => {
    answer('/v1/residents/portrait', () => Promise.resolve(picture))
    expect(await fetchPortrait(line, personalNumber, facts)).toMatchObject({ ok: true })
    answer('/v1/residents/portrait', () => Promise.resolve(Buffer.from('GIF89a__')))
    expect(await fetchPortrait(line, personalNumber, facts)).toMatchObject({ error: { what: 'portrait' } })
    answer('/v1/residents/portrait', () => Promise.resolve(Buffer.alloc(1 << 20)))
    expect(await fetchPortrait(line, personalNumber, facts)).toMatchObject({ error: { what: 'too-long' } })
  })
})

describe('what the supervisor decided', () => {
  const { applicationId, revision, exceptionsSha256 } = aDecision
  const waiting = [
    {
      applicationId,
      revision,
      exceptionsSha256,
      exceptions: [],
      confirmedAt: aDecision.at,
      approveBy: '2026-12-01',
    },
  ]
  const decide = (change: object, key = registry.receiptKey.key, typ = 'tram-approval+jwt') =>
    answer('/v1/approvals', async () => {
      const jws = await signJws({ ...aDecision, stationId: STATION, ...change }, key, typ)
      return JSON.stringify({ decisions: [jws] })
    })
  const decisions = async () => {
    const answered = await askApprovals(line, waiting)
    return answered.ok ? answered.value.map(({ decision }) => decision.decision) : answered.error.code
  }

  it('is believed under the receipt key, on exactly what waits here', async () => {
    decide({})
    expect(await decisions()).toEqual(['approved'])
    const wrong = [
      { stationId: 'tram-9999' },
      { applicationId: '0198c0de-0000-7000-8000-000000000009' },
      { revision: 2 },
      { exceptionsSha256: '0'.repeat(64) },
      { decision: 'perhaps' },
    ]
    for (const change of wrong) {
      decide(change)
      expect(await decisions(), JSON.stringify(change)).toEqual([])
    }
    decide({}, policy.key)
    expect(await decisions()).toEqual([])
    decide({}, registry.receiptKey.key, 'tram-receipt+jwt')
    expect(await decisions()).toEqual([])
  })
})
