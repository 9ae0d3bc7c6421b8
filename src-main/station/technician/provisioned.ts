/** What provisioning left on this station, kept encrypted: ids, pinned certificates, the signed pack, the roster. */
import { z } from 'zod'
import { provision } from '../../contract/records/wire.ts'
import { readVersioned } from '../../contract/records/version.ts'
import { ok, type Result } from '../../contract/result.ts'
import type { Vault } from '../vault/open-vault.ts'

const provisioned = z.object({
  schema: z.literal('provisioned/1'),
  registryUrl: z.url(),
  provision,
  extractAsOf: z.string(),
})
export type Provisioned = z.infer<typeof provisioned>

const reader = { name: 'provisioned', version: 1, schema: provisioned }
const BOX = 'provisioned'

export function keepProvisioned(vault: Vault, value: Provisioned): Promise<Result<void>> {
  return vault.store(BOX, new TextEncoder().encode(JSON.stringify(value)))
}

/** Null on a station that was never provisioned. */
export async function loadProvisioned(vault: Vault): Promise<Result<Provisioned | null>> {
  const kept = await vault.load(BOX)
  if (!kept.ok) return kept
  return kept.value === null
    ? ok(null)
    : readVersioned(reader, JSON.parse(new TextDecoder().decode(kept.value)))
}
