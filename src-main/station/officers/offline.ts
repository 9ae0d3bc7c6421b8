/** For how long the station may go on without its registry: who has left the service is known only there. */
import { z } from 'zod'
import { ok, type Result } from '../../contract/result.ts'
import type { Vault } from '../vault/open-vault.ts'

const DAY_MS = 86_400_000
const WRITE_EVERY_MS = 15 * 60_000

const stored = z.object({ schema: z.literal('contact/1'), serverMs: z.number().int().nonnegative() })
const BOX = 'contact'

export interface Contact {
  load(): Promise<Result<void>>
  /** The registry has signed this time, ms since 1970. Kept on the disk, a few times an hour. */
  heard(serverMs: number): void
  /** Null where it was never heard of. */
  lastMs(): number | null
}

/** `onFailed` is told the code of what could not be written: the limit then only comes sooner. */
export function createContact(
  vault: Pick<Vault, 'store' | 'load'>,
  onFailed: (code: string) => void,
): Contact {
  let lastMs: number | null = null
  let writtenMs = 0
  async function write(value: z.infer<typeof stored>): Promise<void> {
    const written = await vault.store(BOX, Buffer.from(JSON.stringify(value)))
    if (!written.ok) onFailed(written.error.code)
  }
  return {
    lastMs: () => lastMs,
    async load() {
      const kept = await vault.load(BOX)
      if (!kept.ok) return kept
      const parsed = stored.safeParse(kept.value && JSON.parse(Buffer.from(kept.value).toString('utf8')))
      // The registry may have been heard of already.
      if (parsed.success) lastMs = Math.max(parsed.data.serverMs, lastMs ?? 0)
      return ok()
    },
    heard(serverMs) {
      lastMs = Math.max(serverMs, lastMs ?? 0)
      if (lastMs - writtenMs < WRITE_EVERY_MS) return
      writtenMs = lastMs
      const value = { schema: 'contact/1' as const, serverMs: Math.round(lastMs) }
      void write(value)
    },
  }
}

export interface OfflineFacts {
  readonly nowMs: number
  /** The newest time that the station has written down: a clock set back before it is not believed. */
  readonly lastRecordMs: number
  readonly lastContactMs: number
  /** Of the pack. */
  readonly limitDays: number
}

/** Days that are left, the running one counted; 0 when nobody may sign in any more. */
export function offlineDaysLeft({ nowMs, lastRecordMs, lastContactMs, limitDays }: OfflineFacts): number {
  const withoutMs = Math.max(nowMs, lastRecordMs) - lastContactMs
  return Math.max(0, limitDays - Math.max(0, Math.floor(withoutMs / DAY_MS)))
}
