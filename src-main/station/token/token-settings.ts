/** Which officer signs with which token, as the technician has set it. Kept encrypted; no PIN is ever in it. */
import { z } from 'zod'
import { officerId } from '../../contract/primitives.ts'
import { ok, type Result } from '../../contract/result.ts'
import type { TokenKey } from '../../token-host/messages.ts'
import { parseJson } from '../vault/storage-key.ts'
import type { Vault } from '../vault/open-vault.ts'

const setting = z.object({
  officerId,
  key: z.object({ library: z.string(), serial: z.string(), keyId: z.string() }),
  label: z.string(),
  /** DER. */
  certificate: z.base64(),
})
const stored = z.object({ schema: z.literal('tokens/1'), tokens: z.array(setting).max(100) })
const BOX = 'tokens'

export interface TokenSetting {
  readonly officerId: string
  readonly key: TokenKey
  readonly label: string
  readonly certificate: Uint8Array
}

export interface TokenSettings {
  load(): Promise<Result<void>>
  all(): readonly TokenSetting[]
  of(officerId: string): TokenSetting | undefined
  /** Replaces the officer's earlier one. */
  set(setting: TokenSetting): Promise<Result<void>>
  remove(officerId: string): Promise<Result<void>>
}

export function createTokenSettings(vault: Pick<Vault, 'store' | 'load'>): TokenSettings {
  let settings: readonly TokenSetting[] = []

  async function keep(next: readonly TokenSetting[]): Promise<Result<void>> {
    const tokens = next.map((one) => ({
      ...one,
      certificate: Buffer.from(one.certificate).toString('base64'),
    }))
    const written = await vault.store(BOX, Buffer.from(JSON.stringify({ schema: 'tokens/1', tokens })))
    if (written.ok) settings = next
    return written
  }
  const without = (id: string) => settings.filter((one) => one.officerId !== id)

  return {
    async load() {
      const kept = await vault.load(BOX)
      if (!kept.ok) return kept
      const parsed = stored.safeParse(kept.value && parseJson(kept.value))
      if (parsed.success)
        settings = parsed.data.tokens.map((one) => ({
          ...one,
          certificate: Buffer.from(one.certificate, 'base64'),
        }))
      return ok()
    },
    all: () => settings,
    of: (id) => settings.find((one) => one.officerId === id),
    set: (one) => keep([...without(one.officerId), one]),
    remove: (id) => keep(without(id)),
  }
}
