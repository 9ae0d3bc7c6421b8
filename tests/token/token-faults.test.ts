/** What a token or its library may do in the middle, and what comes of it. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTokenProcess } from '../../src-main/station/token/token-process.ts'
import { answerTo } from '../../src-main/token-host/answer.ts'
import { loadCryptoki, type Cryptoki } from '../../src-main/token-host/cryptoki.ts'
import { ecdsaDer } from '../../src-main/token-host/sign.ts'
import { createTokens } from '../../src-main/token-host/tokens.ts'
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
const keyOf = ({ serial }: SoftToken) => ({ library: library ?? '', serial, keyId })

describe.skipIf(!hasSoftToken)('a token that misbehaves', () => {
  let made: SoftTokens
  beforeAll(() => void (made = makeSoftTokens()), 60_000)
  afterAll(() => made.remove())

  /** The real library with one call changed. */
  function changed(change: Partial<Record<keyof Cryptoki, (...args: never[]) => unknown>>) {
    const real = loadCryptoki(library!)
    if (!real.ok) return real
    const value = new Proxy(real.value, {
      get(target, name) {
        const other: unknown = Reflect.get(change, name)
        const own: unknown = Reflect.get(target, name)
        return other ?? (typeof own === 'function' ? own.bind(target) : own)
      },
    })
    return { ok: true as const, value }
  }
  const ckr = (code: number, name: string) => () => {
    throw Object.assign(new Error(name), { code })
  }

  it('is pulled in the middle: said, and the log-in is over when it is back', () => {
    const pulled = { is: false }
    const real = loadCryptoki(library!)
    if (!real.ok) throw new Error('not loaded')
    const tokens = createTokens(() =>
      changed({ C_GetSlotList: () => (pulled.is ? [] : real.value.C_GetSlotList(true)) }),
    )
    must(tokens.logIn(keyOf(made.ec), tokenPin))
    expect(tokens.sign(keyOf(made.ec), data)).toMatchObject({ ok: true })
    pulled.is = true
    expect(tokens.sign(keyOf(made.ec), data)).toEqual({ ok: false, error: { code: 'token/absent' } })
    pulled.is = false
    expect(tokens.sign(keyOf(made.ec), data)).toMatchObject({ error: { code: 'token/log-in-needed' } })
  })

  it.each([
    [0x32, 'CKR_DEVICE_REMOVED', 'token/absent'],
    [0xa4, 'CKR_PIN_LOCKED', 'token/pin-locked'],
    [0xa0, 'CKR_PIN_INCORRECT', 'token/wrong-pin'],
    [0x30, 'CKR_DEVICE_ERROR', 'token/failed'],
  ])('answers a log-in with %i %s as %s', (code, name, told) => {
    const tokens = createTokens(() => changed({ C_Login: ckr(code, name) }))
    expect(tokens.logIn(keyOf(made.ec), tokenPin)).toMatchObject({ ok: false, error: { code: told } })
  })

  it('has its PIN locked already, and is not tried', () => {
    const real = loadCryptoki(library!)
    if (!real.ok) throw new Error('not loaded')
    let tried = 0
    const tokens = createTokens(() =>
      changed({
        C_GetTokenInfo: (slot: Buffer) => ({ ...real.value.C_GetTokenInfo(slot), flags: 0x40000 }),
        C_Login: () => (tried += 1),
      }),
    )
    expect(tokens.logIn(keyOf(made.ec), tokenPin)).toEqual({
      ok: false,
      error: { code: 'token/pin-locked' },
    })
    expect(tried).toBe(0)
  })
})

describe('the token process', () => {
  it('that hangs is ended, and the next request gets another one', async () => {
    let started = 0
    const process = createTokenProcess(() => {
      started += 1
      let exited: () => void = () => undefined
      return {
        pid: () => null,
        post: () => undefined,
        onMessage: () => undefined,
        onExit: (fn) => (exited = fn),
        kill: () => exited(),
      }
    }, 20)
    const down = { ok: false, error: { code: 'token/host-down' } }
    expect(await process.list('/lib.so')).toEqual(down)
    expect(await process.list('/lib.so')).toEqual(down)
    expect(started).toBe(2)
  })

  it('answers nothing to what is no request, and never throws', () => {
    const tokens = createTokens(() => ({ ok: false, error: { code: 'token/not-available', what: 'x' } }))
    fc.assert(
      fc.property(fc.anything(), (message) => {
        expect(answerTo(tokens, message)).toBeNull()
      }),
    )
    const key = { library: 'l', serial: 's', keyId: 'a1' }
    const requests = fc.constantFrom(
      { type: 'list', requestId: 1, library: 'l' },
      { type: 'log-in', requestId: 1, key, pin: tokenPin },
      { type: 'sign', requestId: 1, key, data: new Uint8Array(2) },
    )
    fc.assert(
      fc.property(requests, (request) => {
        expect(answerTo(tokens, request)).toMatchObject({ requestId: 1, result: { ok: false } })
      }),
    )
  })

  it('writes ECDSA in DER as OpenSSL reads it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (raw) => {
        const der = ecdsaDer(raw)
        const read = (at: number) => der.subarray(at + 2, at + 2 + der[at + 1]!)
        const [r, s] = [read(2), read(4 + der[3]!)]
        const number = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`)
        expect([number(r), number(s)]).toEqual([number(raw.subarray(0, 32)), number(raw.subarray(32))])
        expect(
          [r, s].every((one) => one[0]! < 0x80 && (one.length === 1 || one[0] !== 0 || one[1]! >= 0x80)),
        ).toBe(true)
        expect(der.length).toBe(der[1]! + 2)
      }),
    )
    expect(() => ecdsaDer(new Uint8Array(63))).toThrow()
  })
})
