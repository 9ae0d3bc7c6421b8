import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import fc from 'fast-check'
import { calculateJwkThumbprint, CompactSign, exportJWK, UnsecuredJWT } from 'jose'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createNonces, NONCE_LIFETIME_MS } from './nonces.ts'
import { checkProof, type ProofDeps } from './proof.ts'
import { createReplays } from './replays.ts'

const call = { method: 'GET', url: 'https://127.0.0.1:4433/v1/extract?x=1' }
const station = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey
let clock = Date.parse('2026-11-23T01:00:00Z')
const now = (): Date => new Date(clock)
let thumbprint = ''
let jwk: Record<string, unknown> = {}
let deps: ProofDeps
let count = 0

const publicJwk = async (key: KeyObject) => ({ ...(await exportJWK(createPublicKey(key))) })

beforeAll(async () => {
  jwk = await publicJwk(station)
  thumbprint = await calculateJwkThumbprint(await exportJWK(createPublicKey(station)))
})

beforeEach(() => {
  const nonces = createNonces(now)
  deps = {
    nonces,
    replays: createReplays(now, NONCE_LIFETIME_MS),
    identityThumbprint: (id) => Promise.resolve(id === 'tram-24169-01' ? thumbprint : null),
  }
})

function claims(change: Record<string, unknown> = {}): Record<string, unknown> {
  count += 1
  const base = {
    jti: `proof-${String(count).padStart(6, '0')}`,
    htm: 'GET',
    htu: 'https://127.0.0.1:4433/v1/extract',
  }
  return { ...base, iat: 1, nonce: deps.nonces.issue(), sid: 'tram-24169-01', ...change }
}

const sign = (payload: unknown, header: Record<string, unknown> = {}, key = station): Promise<string> =>
  new CompactSign(Buffer.from(JSON.stringify(payload)))
    .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk, ...header })
    .sign(key)

const verdict = async (proof: string | undefined): Promise<string> => {
  const answer = await checkProof(proof, call, deps)
  return answer.ok ? answer.stationId : `${answer.error} ${answer.reason}`
}

describe('the proof of a station', () => {
  it('is believed once, whatever the station thinks the time is', async () => {
    const proof = await sign(claims({ iat: 4_000_000_000 }))
    expect(await verdict(proof)).toBe('tram-24169-01')
    expect(await verdict(proof)).toBe('bad-proof replayed')
    expect(await verdict(await sign(claims()))).toBe('tram-24169-01')
  })

  it('is asked for, and asked for again when its nonce is missing, old, foreign or changed', async () => {
    expect(await verdict(undefined)).toBe('use-nonce no-proof')
    expect(await verdict(await sign(claims({ nonce: undefined })))).toBe('use-nonce old-nonce')
    expect(await verdict(await sign(claims({ nonce: createNonces(now).issue() })))).toBe(
      'use-nonce old-nonce',
    )
    const good = deps.nonces.issue()
    expect(
      await verdict(
        await sign(claims({ nonce: `${good.slice(0, 9)}${good[9] === 'A' ? 'B' : 'A'}${good.slice(10)}` })),
      ),
    ).toBe('use-nonce old-nonce')
    const old = claims()
    clock += NONCE_LIFETIME_MS + 1
    expect(await verdict(await sign(old))).toBe('use-nonce old-nonce')
  })

  it.each([
    ['another method', { htm: 'POST' }, 'htm'],
    ['another path', { htu: 'https://127.0.0.1:4433/v1/hello' }, 'htu'],
    ['another host', { htu: 'https://registry.example/v1/extract' }, 'htu'],
    ['a query', { htu: 'https://127.0.0.1:4433/v1/extract?x=1' }, 'htu'],
    ['no address at all', { htu: 'extract' }, 'htu'],
    ['a stranger', { sid: 'tram-24169-09' }, 'unknown-key'],
    ['a path for a station', { sid: '../ca' }, 'unreadable'],
    ['no id', { jti: undefined }, 'unreadable'],
    ['a short id', { jti: 'x' }, 'unreadable'],
    ['no time', { iat: undefined }, 'unreadable'],
  ])('is refused for %s', async (_what, change, reason) => {
    expect(await verdict(await sign(claims(change)))).toBe(`bad-proof ${reason}`)
  })

  it('is refused with another key, even a certified station’s name beside it', async () => {
    const thief = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey
    expect(await verdict(await sign(claims(), { jwk: await publicJwk(thief) }, thief))).toBe(
      'bad-proof unknown-key',
    )
    expect(await verdict(await sign(claims(), {}, thief))).toBe('bad-proof unreadable')
  })

  it('is refused unsigned, with another typ, or with a private key inside', async () => {
    expect(await verdict(new UnsecuredJWT(claims()).encode())).toBe('bad-proof unreadable')
    expect(await verdict(await sign(claims(), { typ: 'JWT' }))).toBe('bad-proof unreadable')
    const leaked = await exportJWK(station)
    expect(await verdict(await sign(claims(), { jwk: leaked }))).toBe('bad-proof unreadable')
  })

  it('is refused, never thrown at, whatever somebody sends', async () => {
    const good = await sign(claims())
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
      fc.tuple(fc.base64String(), fc.base64String(), fc.base64String()).map((parts) => parts.join('.')),
      fc.nat({ max: good.length - 1 }).map((at) => good.slice(0, at)),
      fc.json().map((json) => `${Buffer.from(json).toString('base64url')}.e30.e30`),
      fc.constant('x'.repeat(100_000)),
    )
    await fc.assert(
      fc.asyncProperty(anything, async (proof) => {
        expect(await verdict(proof)).toBe('bad-proof unreadable')
      }),
      { numRuns: 300 },
    )
  })

  it('never passes with a changed character', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.constantFrom('A', 'B', 'Z', 'a', 'z', '0', '9', '-', '_', '.'),
        async (at, letter) => {
          const good = await sign(claims())
          const index = at % (good.length - 1)
          const changed = good.slice(0, index) + letter + good.slice(index + 1)
          if (changed !== good) expect(await verdict(changed)).toBe('bad-proof unreadable')
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('remembered proofs', () => {
  it('are remembered for at least the life of a nonce and forgotten later', () => {
    const replays = createReplays(now, 1_000)
    expect(replays.isFirst('a', 'jti-0001')).toBe(true)
    clock += 1_000
    expect(replays.isFirst('b', 'jti-0001')).toBe(true)
    expect(replays.isFirst('a', 'jti-0001')).toBe(false)
    clock += 2_000
    replays.isFirst('c', 'x')
    clock += 2_000
    expect(replays.isFirst('a', 'jti-0001')).toBe(true)
  })
})
