/** The list of officers that the registry signs: newer than the provisioning's, never older than what is kept. */
import { CompactSign } from 'jose'
import { describe, expect, it } from 'vitest'
import type { Roster } from '../../contract/records/roster.ts'
import type { Provisioned } from '../technician/provisioned.ts'
import { readRoster, type fetchRoster } from '../uplink/roster.ts'
import { makeCa } from '../vault/test-certificates.ts'
import { createRosterBook } from './roster-book.ts'

const ca = makeCa()
const policy = ca.issue('policy')
const { key: identityKey } = ca.issue('tram-0001')
const own = { officerId: 'can-bo-1', name: 'Trần Thị Thu Hà', role: 'officer' as const }
const other = { officerId: 'can-bo-2', name: 'Nguyễn Hữu Phước', role: 'officer' as const }

const provisioned = {
  registryUrl: 'https://registry.invalid',
  provision: {
    stationId: 'tram-0001',
    certificates: { ca: ca.pem, policy: policy.pem },
    officers: [own],
  },
} as unknown as Provisioned

const listOf = (change: Partial<Roster> = {}): Roster => ({
  schema: 'roster/1',
  stationId: 'tram-0001',
  issuedAt: '2026-11-25T08:00:00Z',
  officers: [own, other],
  revoked: [],
  authorities: [],
  ...change,
})
const sign = (list: object, key = policy.key, typ = 'tram-roster+jwt') =>
  new CompactSign(Buffer.from(JSON.stringify(list))).setProtectedHeader({ alg: 'ES256', typ }).sign(key)

function memoryVault() {
  const boxes = new Map<string, Uint8Array>()
  return {
    identityKey,
    store: (name: string, bytes: Uint8Array) => {
      boxes.set(name, bytes)
      return Promise.resolve({ ok: true as const, value: undefined })
    },
    load: (name: string) => Promise.resolve({ ok: true as const, value: boxes.get(name) ?? null }),
  }
}

describe('the roster', () => {
  const from = { stationId: 'tram-0001', policyPem: policy.pem }

  it('is believed by the policy key only, and by its type and station', async () => {
    expect(await readRoster(await sign(listOf()), from)).toEqual({ ok: true, value: listOf() })
    const others = [
      await sign(listOf(), ca.issue('policy').key),
      await sign(listOf(), policy.key, 'tram-policy-pack+jwt'),
      await sign(listOf({ stationId: 'tram-0002' })),
      await sign({ ...listOf(), officers: 'everybody' }),
      'nonsense',
    ]
    for (const jws of others)
      expect(await readRoster(jws, from)).toMatchObject({ ok: false, error: { code: 'uplink/nonsense' } })
  })

  it('takes the place of the provisioning’s, is asked for once an hour, and goes on after a restart', async () => {
    const vault = memoryVault()
    let ms = 0
    let asked = 0
    let list = listOf()
    const fetch: typeof fetchRoster = async () => {
      asked += 1
      return { ok: true, value: { jws: await sign(list), roster: list } }
    }
    const open = () =>
      createRosterBook({ vault, provisioned: () => provisioned, monotonicMs: () => ms, fetch })
    const book = open()
    await book.load()
    expect(book.officers()).toEqual([own])
    expect(book.authorities()).toEqual([ca.pem])
    expect(await book.refresh()).toEqual({ ok: true, value: true })
    expect(await book.refresh()).toEqual({ ok: true, value: false })
    expect([asked, book.officers()]).toEqual([1, [own, other]])
    ms += 3_600_000
    list = listOf({ issuedAt: '2026-11-25T07:00:00Z', officers: [own] })
    expect(await book.refresh(), 'an old one, played again').toEqual({ ok: true, value: false })
    expect(book.officers()).toEqual([own, other])
    const again = open()
    await again.load()
    expect(again.officers()).toEqual([own, other])
  })

  it('is asked for again at once where the answer was lost', async () => {
    let answers = 0
    const fetch: typeof fetchRoster = () =>
      Promise.resolve({ ok: false, error: (answers++, { code: 'uplink/no-link' as const }) })
    const book = createRosterBook({ vault: memoryVault(), provisioned: () => provisioned, fetch })
    await book.refresh()
    expect(await book.refresh()).toEqual({ ok: false, error: { code: 'uplink/no-link' } })
    expect(answers).toBe(2)
  })
})
