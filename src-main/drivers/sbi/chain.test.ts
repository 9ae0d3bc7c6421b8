import { describe, expect, it } from 'vitest'
import { lastYear, makeAuthority, makeSigner, newRsaKey, type Authority } from '../../../tests/sbi/pki.ts'
import { keyOfChain } from './chain.ts'
import { limitsOf } from './certificate-limits.ts'

const root = await makeAuthority('Root')
const key = newRsaKey()
const at = new Date()
const trust = { anchors: [root.certificate], at }

/** A device's certificates below `issuer`, with those that lead up to the root. */
const chainOf = async (issuer: Authority, chain: readonly Authority[] = [], more: object = {}) =>
  (await makeSigner(issuer, { key, chain, ...more })).x5c
const refused = (error: string) => ({ ok: false, error })

describe('a chain', () => {
  it('is believed from an anchor, directly or by an authority between', async () => {
    const between = await makeAuthority('Between', root, { pathLength: 0 })
    for (const x5c of [
      await chainOf(root),
      await chainOf(between, [between]),
      await chainOf(between, [root, between]),
    ]) {
      const found = keyOfChain(x5c, trust)
      expect(found.ok && found.value.equals(key.publicKey)).toBe(true)
    }
  })

  it('leads nowhere without the authority between, or from a stranger of the same name', async () => {
    const between = await makeAuthority('Between', root)
    const stranger = await makeAuthority('Root')
    expect(keyOfChain(await chainOf(between), trust)).toEqual(refused('certificate-stranger'))
    expect(keyOfChain(await chainOf(stranger, [stranger]), trust)).toEqual(refused('certificate-stranger'))
  })

  it('may not be longer than an authority allows', async () => {
    const first = await makeAuthority('First', root, { pathLength: 0 })
    const second = await makeAuthority('Second', first)
    expect(limitsOf(first.certificate)).toEqual({ maySign: false, mayCertify: true, pathLength: 0 })
    expect(keyOfChain(await chainOf(second, [second, first]), trust)).toEqual(refused('certificate-stranger'))
  })

  it('may not hang on a device: only authorities certify', async () => {
    // The second says by its usage that it may, and by its constraints that it is none.
    for (const usage of [0x80, 0x84]) {
      const device = await makeAuthority('A device', root, { kind: 'signature', usage })
      expect(keyOfChain(await chainOf(device, [device]), trust)).toEqual(refused('certificate-stranger'))
    }
  })

  it('counts only in the time of each of its certificates', async () => {
    const between = await makeAuthority('Between', root, { dates: lastYear() })
    expect(keyOfChain(await chainOf(root, [], { dates: lastYear() }), trust)).toEqual(
      refused('certificate-date'),
    )
    expect(keyOfChain(await chainOf(between, [between]), trust)).toEqual(refused('certificate-date'))
    const later = { anchors: [root.certificate], at: new Date(at.getTime() + 10 * 86_400_000) }
    expect(keyOfChain(await chainOf(root), later)).toEqual(refused('certificate-date'))
    const old = await makeAuthority('Old', null, { dates: lastYear() })
    const trustsOld = { anchors: [old.certificate], at }
    expect(keyOfChain(await chainOf(old), trustsOld)).toEqual(refused('certificate-date'))
  })

  it('ends in a key that may sign', async () => {
    expect(keyOfChain(await chainOf(root, [], { kind: 'agreement' }), trust)).toEqual(
      refused('certificate-use'),
    )
  })

  it('is nothing without anchors, without certificates, and with what is none', async () => {
    const x5c = await chainOf(root)
    expect(keyOfChain(x5c, { anchors: [], at })).toEqual(refused('no-anchors'))
    expect(keyOfChain([], trust)).toEqual(refused('certificate'))
    expect(keyOfChain(['AAAA'], trust)).toEqual(refused('certificate'))
    expect(keyOfChain([...x5c, 'AAAA'], trust)).toEqual(refused('certificate'))
  })
})
