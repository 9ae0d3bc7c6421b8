/** What the technician sets: seen with what is wrong with it, kept only where it may sign, and gone when it is dropped. */
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTokenHandlers } from '../../src-main/station/token/handlers.ts'
import { createOfficerTokens } from '../../src-main/station/token/officer-tokens.ts'
import type { TokenProcess } from '../../src-main/station/token/token-process.ts'
import { createTokenSettings } from '../../src-main/station/token/token-settings.ts'
import { makeCa } from '../../src-main/station/vault/test-certificates.ts'
import { createTokens } from '../../src-main/token-host/tokens.ts'
import { must, officer, secondOfficer, technician } from '../fixtures/counter-on-disk.ts'
import { hasSoftToken, keyId, library, makeSoftTokens, tokenPin, type SoftTokens } from './soft-token.ts'

/** The host's own code, without its process. */
function hereAndNow(): TokenProcess {
  const tokens = createTokens()
  return {
    list: (path) => Promise.resolve(tokens.list(path)),
    logIn: (key, pin) => Promise.resolve(tokens.logIn(key, pin)),
    sign: (key, data) => Promise.resolve(tokens.sign(key, data)),
    logOut: (key) => Promise.resolve(tokens.logOut(key)),
    stop: () => undefined,
  }
}

function memoryBox() {
  const boxes = new Map<string, Uint8Array>()
  return {
    store: (name: string, bytes: Uint8Array) => {
      boxes.set(name, bytes)
      return Promise.resolve({ ok: true as const, value: undefined })
    },
    load: (name: string) => Promise.resolve({ ok: true as const, value: boxes.get(name) ?? null }),
  }
}

describe.skipIf(!hasSoftToken)('the technician’s token page', () => {
  let made: SoftTokens
  beforeAll(() => void (made = makeSoftTokens()), 60_000)
  afterAll(() => made.remove())

  function page(authorities: string[]) {
    const vault = memoryBox()
    const settings = createTokenSettings(vault)
    const process = hereAndNow()
    const trust = () => ({ authorities, revoked: [], nowMs: Date.now() })
    let changes = 0
    const handlers = createTokenHandlers({
      settings,
      process,
      trust,
      roster: () => [officer, secondOfficer, technician],
      onChange: () => Promise.resolve(void (changes += 1)),
    })
    const officers = createOfficerTokens({ settings, process, trust })
    return { handlers, officers, vault, changed: () => changes }
  }
  const trusted = () => [made.ec.root, made.ec.intermediate]
  const use = { officerId: officer.officerId, library: library ?? '', keyId }

  it('lists each certificate with what is wrong with it', async () => {
    const good = await page(trusted()).handlers['technician.listTokens']({ library: library! }, 'technician')
    const found = must(good).find(({ serial }) => serial === made.ec.serial)
    expect(found).toMatchObject({ label: 'ec', isPinLocked: false })
    expect(found?.certificates).toMatchObject([{ keyId, subject: 'ec', issuer: 'Authority', problem: null }])
    const strange = await page([makeCa().pem]).handlers['technician.listTokens'](
      { library: library! },
      'technician',
    )
    expect(must(strange).flatMap((one) => one.certificates.map(({ problem }) => problem?.code))).toEqual([
      'officers/certificate-untrusted',
      'officers/certificate-untrusted',
    ])
  })

  it.each(['libsofthsm2.so', '/nowhere/libsofthsm2.so', '/tmp'])(
    'loads nothing by the path %s',
    async (path) => {
      const { handlers } = page(trusted())
      expect(await handlers['technician.listTokens']({ library: path }, 'technician')).toEqual({
        ok: false,
        error: { code: 'token/not-available', what: path },
      })
    },
  )

  it('loads nothing that is no PKCS#11 library', async () => {
    const { handlers } = page(trusted())
    const path = join(made.dir, 'root.pem')
    expect(await handlers['technician.listTokens']({ library: path }, 'technician')).toMatchObject({
      error: { code: 'token/not-available' },
    })
  })

  it('keeps whose certificate it is, over a restart, until it is dropped', async () => {
    const { handlers, officers, vault, changed } = page(trusted())
    const { serial } = made.ec
    expect(await handlers['technician.useToken']({ ...use, serial: 'nobody' }, 'technician')).toMatchObject({
      error: { code: 'token/absent' },
    })
    expect(
      await handlers['technician.useToken']({ ...use, serial, officerId: 'nobody' }, 'technician'),
    ).toMatchObject({ error: { code: 'officers/unknown' } })
    expect(
      await handlers['technician.useToken']({ ...use, serial, keyId: 'ff' }, 'technician'),
    ).toMatchObject({ error: { code: 'token/no-key' } })
    expect(changed()).toBe(0)
    must(await handlers['technician.useToken']({ ...use, serial }, 'technician'))
    expect(must(await handlers['technician.tokens']({}, 'technician'))).toMatchObject({
      officers: [officer, secondOfficer],
      tokens: [{ officerId: officer.officerId, serial, subject: 'ec', issuer: 'Authority' }],
    })
    expect(await officers.unlock(officer.officerId, tokenPin)).toMatchObject({ ok: true })
    const again = createTokenSettings(vault)
    await again.load()
    expect(again.of(officer.officerId)?.key).toEqual({ library, serial, keyId })
    must(await handlers['technician.dropToken']({ officerId: officer.officerId }, 'technician'))
    expect(officers.has(officer.officerId)).toBe(false)
    expect(changed()).toBe(2)
  })

  it('keeps no certificate that may not sign', async () => {
    const { handlers, officers } = page([makeCa().pem])
    const refused = await handlers['technician.useToken']({ ...use, serial: made.rsa.serial }, 'technician')
    expect(refused).toEqual({ ok: false, error: { code: 'officers/certificate-untrusted' } })
    expect(officers.has(officer.officerId)).toBe(false)
  })
})
