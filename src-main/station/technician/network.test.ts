import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeCa } from '../vault/test-certificates.ts'
import { practiceFileProtector } from '../vault/key-protector.ts'
import { openVault } from '../vault/open-vault.ts'
import { signJws } from '../uplink/test-registry.ts'
import { createNetwork, type Network } from './network.ts'

let dir: string
beforeEach(async () => void (dir = await mkdtemp(join(tmpdir(), 'network-'))))
afterEach(() => rm(dir, { recursive: true, force: true }))

async function opened(): Promise<Network> {
  const vault = await openVault(dir, { protector: practiceFileProtector({ practice: true }) })
  if (!vault.ok) throw new Error(vault.error.code)
  const network = createNetwork(vault.value)
  expect(await network.load()).toMatchObject({ ok: true })
  return network
}

const ca = makeCa('Registry CA')
const next = makeCa('Next CA')
const policy = ca.issue('policy')
const word = (issuedAt: string, authorities = [ca.pem, next.pem], key = policy.key) =>
  signJws({ schema: 'pins/1', issuedAt, authorities }, key, 'tram-pins+jwt')

it('keeps the proxy over a start, and shows it without its password', async () => {
  const network = await opened()
  expect(network.proxy()).toEqual({ kind: 'environment' })
  await network.setProxy({ kind: 'address', url: 'http://an:secret@proxy:3128' })
  const again = await opened()
  expect(again.proxy()).toEqual({ kind: 'address', url: 'http://an:secret@proxy:3128' })
  expect(JSON.stringify(again.shownProxy())).not.toContain('secret')
})

it('takes a newer word about the authorities, keeps it over a start, and is not talked back to an older one', async () => {
  const network = await opened()
  expect(await network.pins(policy.pem)).toBeNull()
  expect(await network.takePins(await word('2026-11-25T00:00:00Z'), policy.pem)).toEqual({
    ok: true,
    value: true,
  })
  const again = await opened()
  expect((await again.pins(policy.pem))?.authorities).toBe([ca.pem, next.pem].join('\n'))
  for (const issuedAt of ['2026-11-25T00:00:00Z', '2026-11-24T00:00:00Z']) {
    expect(await again.takePins(await word(issuedAt, [ca.pem]), policy.pem)).toEqual({
      ok: true,
      value: false,
    })
  }
  expect((await again.pins(policy.pem))?.authorities).toContain(next.pem)
})

it('believes no word but the policy key’s, and no certificate that is no authority', async () => {
  const network = await opened()
  const later = '2027-01-01T00:00:00Z'
  const bad = [
    await word(later, [next.pem], ca.issue('policy').key),
    await word(later, [ca.issue('somebody').pem]),
    await word(later, ['-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----']),
    await word(later, []),
    'nonsense',
  ]
  for (const jws of bad) expect(await network.takePins(jws, policy.pem)).toMatchObject({ ok: false })
  expect(await network.pins(policy.pem)).toBeNull()
})
