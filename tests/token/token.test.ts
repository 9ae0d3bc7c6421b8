/** Officers' keys on tokens: the real host process with SoftHSM2, a whole sealing, and every way it may fail. */
import { execFileSync } from 'node:child_process'
import { createPublicKey, verify } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { spawnNodeHost } from '../../src-main/shell/device-host-process.ts'
import { isRevoked } from '../../src-main/station/token/certificate-check.ts'
import { createOfficerTokens, type OfficerTokens } from '../../src-main/station/token/officer-tokens.ts'
import { createTokenProcess, type TokenProcess } from '../../src-main/station/token/token-process.ts'
import { createTokenSettings } from '../../src-main/station/token/token-settings.ts'
import { seal } from '../../src-main/station/vault/sealing/seal.ts'
import {
  CONFIRMATION,
  readTestSample,
  testEnrolment,
} from '../../src-main/station/vault/sealing/test-enrolment.ts'
import { AGREE, makeCa } from '../../src-main/station/vault/test-certificates.ts'
import { buildTokenHost, type BuiltHost } from '../fixtures/device-host.ts'
import { must } from '../fixtures/counter-on-disk.ts'
import {
  hasSoftToken,
  keyId,
  library,
  makeSoftTokens,
  tokenPin,
  type SoftToken,
  type SoftTokens,
} from './soft-token.ts'

const data = Buffer.from('ký tên đóng dấu')
const memoryBox = () => ({
  store: () => Promise.resolve({ ok: true as const, value: undefined }),
  load: () => Promise.resolve({ ok: true as const, value: null }),
})
const keyOf = ({ serial }: SoftToken) => ({ library: library ?? '', serial, keyId })

describe.skipIf(!hasSoftToken)('a token in software', () => {
  let made: SoftTokens
  let host: BuiltHost
  let process: TokenProcess
  beforeAll(async () => {
    made = makeSoftTokens()
    host = await buildTokenHost()
    process = createTokenProcess(spawnNodeHost(host.program))
  }, 120_000)
  afterAll(async () => {
    process.stop()
    made.remove()
    await host.remove()
  })

  const trustAt = (nowMs = Date.now(), revoked: string[] = []) => ({
    authorities: [made.ec.root, made.ec.intermediate],
    revoked,
    nowMs,
  })
  async function officers(trust: Parameters<typeof createOfficerTokens>[0]['trust']): Promise<OfficerTokens> {
    const settings = createTokenSettings(memoryBox())
    for (const [officerId, token] of [
      ['an', made.ec],
      ['binh', made.rsa],
    ] as const)
      must(
        await settings.set({ officerId, key: keyOf(token), label: 'x', certificate: token.certificate.raw }),
      )
    return createOfficerTokens({ settings, process, trust })
  }

  it('is listed with its certificates, without any PIN', async () => {
    const slots = must(await process.list(library!))
    const listed = slots.find(({ serial }) => serial === made.ec.serial)
    expect(listed).toMatchObject({ label: 'ec', isPinLocked: false })
    expect(listed?.certificates.map(({ keyId: id, der }) => [id, Buffer.from(der)])).toEqual([
      [keyId, made.ec.certificate.raw],
    ])
    expect(await process.list('/nowhere/lib.so')).toEqual({
      ok: false,
      error: { code: 'token/not-available', what: '/nowhere/lib.so' },
    })
  })

  it.each(['ec', 'rsa'] as const)('signs with %s what node verifies, until the log-out', async (kind) => {
    const token = made[kind]
    expect(await process.sign(keyOf(token), data)).toEqual({
      ok: false,
      error: { code: 'token/log-in-needed' },
    })
    expect(await process.logIn(keyOf(token), '000000')).toEqual({
      ok: false,
      error: { code: 'token/wrong-pin' },
    })
    must(await process.logIn(keyOf(token), tokenPin))
    for (let n = 0; n < 5; n++) {
      const signature = must(await process.sign(keyOf(token), data))
      expect(
        verify(
          'sha256',
          data,
          createPublicKey(token.certificate.publicKey.export({ type: 'spki', format: 'pem' })),
          signature,
        ),
      ).toBe(true)
    }
    expect(await process.logIn(keyOf(token), '000000'), 'a wrong PIN ends it').toMatchObject({ ok: false })
    expect(await process.sign(keyOf(token), data)).toMatchObject({ error: { code: 'token/log-in-needed' } })
    must(await process.logIn(keyOf(token), tokenPin))
    await process.logOut(keyOf(token))
    expect(await process.sign(keyOf(token), data)).toMatchObject({ error: { code: 'token/log-in-needed' } })
  })

  it('that is not there, or has no such key, says so', async () => {
    const key = keyOf(made.ec)
    expect(await process.logIn({ ...key, serial: 'nobody' }, tokenPin)).toEqual({
      ok: false,
      error: { code: 'token/absent' },
    })
    expect(await process.logIn({ ...key, keyId: 'ff' }, tokenPin)).toEqual({
      ok: false,
      error: { code: 'token/no-key' },
    })
  })

  it.each([
    ['an', 'ec'],
    ['binh', 'rsa'],
  ] as const)(
    'seals for %s with %s, and OpenSSL verifies the chain and refuses a flipped bit',
    async (officerId, kind) => {
      const tokens = await officers(() => trustAt())
      const signer = must(await tokens.unlock(officerId, tokenPin))
      const recipient = makeCa().issue('sealing', AGREE)
      const sealed = must(
        await seal({
          enrolment: testEnrolment(),
          confirmation: CONFIRMATION,
          readSample: readTestSample,
          signer,
          recipients: [recipient.der],
          nowMs: Date.now(),
          timeConfirmed: true,
        }),
      )
      const at = (name: string) => join(made.dir, `${kind}.${name}`)
      writeFileSync(at('F'), sealed.bytes)
      writeFileSync(at('C'), recipient.pem)
      writeFileSync(at('K'), recipient.key.export({ type: 'pkcs8', format: 'pem' }))
      writeFileSync(at('CA'), made.ec.root)
      const openssl = (line: string) =>
        execFileSync(
          'openssl',
          line.split(' ').map((word) => (/^[A-Z]+$/.test(word) && word !== 'DER' ? at(word) : word)),
          { stdio: 'pipe' },
        )
      openssl('cms -decrypt -binary -inform DER -in F -recip C -inkey K -out S')
      openssl('cms -verify -cades -binary -inform DER -in S -CAfile CA -out Z')
      const signed = readFileSync(at('S'))
      signed[signed.length - 3]! ^= 1
      writeFileSync(at('S'), signed)
      expect(() => openssl('cms -verify -cades -binary -inform DER -in S -CAfile CA -out Z')).toThrow()
      tokens.lock()
      expect(await signer.sign(data)).toMatchObject({ error: { code: 'vault/locked' } })
    },
  )

  it('proves a second officer without ending the work of the first', async () => {
    const tokens = await officers(() => trustAt())
    const signer = must(await tokens.unlock('an', tokenPin))
    must(await tokens.verify('binh', tokenPin))
    expect(await tokens.verify('binh', '000000')).toMatchObject({ error: { code: 'token/wrong-pin' } })
    expect(await signer.sign(data)).toMatchObject({ ok: true })
    expect(await process.sign(keyOf(made.rsa), data)).toMatchObject({
      error: { code: 'token/log-in-needed' },
    })
  })

  it('whose certificate has run out, is not yet good, is revoked or of a stranger is refused, also later', async () => {
    const day = 86_400_000
    const print = made.ec.certificate.fingerprint256.replaceAll(':', '').toLowerCase()
    const now = { trust: trustAt() }
    const tokens = await officers(() => now.trust)
    const signer = must(await tokens.unlock('an', tokenPin))
    const cases: [ReturnType<typeof trustAt>, string][] = [
      [trustAt(Date.now() + 11 * day), 'officers/certificate-expired'],
      [trustAt(Date.now() - 2 * day), 'officers/certificate-not-yet'],
      [trustAt(Date.now(), [print]), 'officers/certificate-revoked'],
      [{ ...trustAt(), authorities: [makeCa().pem] }, 'officers/certificate-untrusted'],
      [{ ...trustAt(), authorities: [made.ec.intermediate] }, 'officers/certificate-untrusted'],
    ]
    for (const [trust, code] of cases) {
      now.trust = trust
      expect(await tokens.unlock('an', tokenPin), code).toMatchObject({ ok: false, error: { code } })
      expect(await signer.sign(data), code).toMatchObject({ ok: false, error: { code } })
    }
    expect(isRevoked(made.rsa.certificate.raw, [print])).toBe(false)
  })

  it('costs the process and nothing else when its library ends it, and is there again', async () => {
    const dying = createTokenProcess(spawnNodeHost(host.program))
    must(await dying.logIn(keyOf(made.ec), tokenPin))
    const killed = createTokenProcess(() => {
      const child = spawnNodeHost(host.program)()
      setTimeout(() => child.kill(), 5)
      return child
    })
    expect(await killed.list(library!)).toEqual({ ok: false, error: { code: 'token/host-down' } })
    expect(await dying.sign(keyOf(made.ec), data)).toMatchObject({ ok: true })
    dying.stop()
    expect(await dying.sign(keyOf(made.ec), data), 'a new process has nobody logged in').toMatchObject({
      error: { code: 'token/log-in-needed' },
    })
    dying.stop()
  })
})
