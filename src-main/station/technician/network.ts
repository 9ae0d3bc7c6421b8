/**
 * How this station reaches its registry: the office's proxy and the authorities that are believed. Both are kept
 * encrypted: a proxy's address may hold a password.
 */
import { z } from 'zod'
import { proxySetting } from '../../contract/records/network.ts'
import { readVersioned } from '../../contract/records/version.ts'
import { ok, type Result } from '../../contract/result.ts'
import type { ProxySetting } from '../uplink/connection/proxy.ts'
import { readPins, type Pins } from '../uplink/pins.ts'
import type { Vault } from '../vault/open-vault.ts'

const network = z.object({
  schema: z.literal('network/1'),
  proxy: proxySetting,
  /** The newest word about the authorities, as the policy key signed it. */
  pins: z.string().nullable(),
})
type Kept = z.infer<typeof network>

const reader = { name: 'network', version: 1, schema: network }
const BOX = 'network'
const FIRST: Kept = { schema: 'network/1', proxy: { kind: 'environment' }, pins: null }

export interface Network {
  load(): Promise<Result<void>>
  proxy(): ProxySetting
  /** For a window: its password is nobody's business. */
  shownProxy(): ProxySetting
  setProxy(proxy: ProxySetting): Promise<Result<void>>
  /** Null before the first update: then the authority of provisioning is believed. */
  pins(policyCertPem: string): Promise<Pins | null>
  /** True where they were newer than those in use; `uplink/nonsense` where they are not the policy key's word. */
  takePins(jws: string, policyCertPem: string): Promise<Result<boolean>>
}

export function createNetwork(vault: Vault): Network {
  let kept = FIRST
  const keep = async (next: Kept): Promise<Result<void>> => {
    const stored = await vault.store(BOX, new TextEncoder().encode(JSON.stringify(next)))
    if (stored.ok) kept = next
    return stored
  }
  const pins: Network['pins'] = async (policyCertPem) => {
    const read = kept.pins === null ? null : await readPins(kept.pins, policyCertPem, null)
    return read?.ok ? read.value : null
  }
  return {
    proxy: () => kept.proxy,
    shownProxy: () => withoutPassword(kept.proxy),
    pins,
    setProxy: (proxy) => keep({ ...kept, proxy }),
    load: async () => {
      const stored = await vault.load(BOX)
      if (!stored.ok) return stored
      if (stored.value === null) return ok()
      const read = readVersioned(reader, JSON.parse(new TextDecoder().decode(stored.value)))
      if (read.ok) kept = read.value
      return read.ok ? ok() : read
    },
    takePins: async (jws, policyCertPem) => {
      const known = await pins(policyCertPem)
      const read = await readPins(jws, policyCertPem, known?.issuedAt ?? null)
      if (!read.ok) return read
      if (read.value === null) return ok(false)
      const stored = await keep({ ...kept, pins: jws.trim() })
      return stored.ok ? ok(true) : stored
    },
  }
}

function withoutPassword(proxy: ProxySetting): ProxySetting {
  if (proxy.kind !== 'address') return proxy
  const url = new URL(proxy.url)
  url.password = ''
  return { kind: 'address', url: url.href }
}
