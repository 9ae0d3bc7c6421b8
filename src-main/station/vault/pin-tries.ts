/**
 * Wrong PINs are counted on the disk, before the PIN is tried, so that killing the program gives no free try.
 * After five, each further try waits longer.
 */
import { z } from 'zod'
import type { ErrorOf } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { WriteError } from '../journal/io-error.ts'
import type { KeyFiles } from './key-files.ts'
import { parseJson } from './storage-key.ts'

const stored = z.object({
  schema: z.literal('pin-tries/1'),
  failed: z.number().int().nonnegative(),
  lastAtMs: z.number(),
})
type Tries = z.infer<typeof stored>

const FREE_TRIES = 5
const FIRST_DELAY_MS = 30_000
const LONGEST_DELAY_MS = 60 * 60_000

/** How long after the last of `failed` wrong tries the next one may come, in ms. */
export function delayAfter(failed: number): number {
  return failed < FREE_TRIES ? 0 : Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (failed - FREE_TRIES))
}

export interface PinTries {
  /** Counts a try, durably, and says how many free ones are left after it; `officers/locked` when it is too early. */
  begin(officerId: string): Promise<Result<number, WriteError | ErrorOf<'officers/locked'>>>
  succeeded(officerId: string): Promise<Result<void, WriteError>>
}

/** `now` is wall time in ms: it must survive a restart. */
export function createPinTries(files: KeyFiles, now: () => number): PinTries {
  const fileOf = (officerId: string) => `${officerId}.tries`
  const write = (officerId: string, tries: Omit<Tries, 'schema'>) =>
    files.write(fileOf(officerId), Buffer.from(JSON.stringify({ schema: 'pin-tries/1', ...tries })))

  const read = async (officerId: string): Promise<Result<Tries, WriteError>> => {
    const bytes = await files.read(fileOf(officerId))
    if (!bytes.ok) return bytes
    const none: Tries = { schema: 'pin-tries/1', failed: 0, lastAtMs: 0 }
    if (bytes.value === null) return ok(none)
    const parsed = stored.safeParse(parseJson(bytes.value))
    // A counter that somebody has broken counts as used up.
    return ok(parsed.success ? parsed.data : { ...none, failed: FREE_TRIES, lastAtMs: now() })
  }

  return {
    begin: async (officerId) => {
      const tries = await read(officerId)
      if (!tries.ok) return tries
      const { failed, lastAtMs } = tries.value
      // A clock that was set back must not lock for ever: the wait then begins again now.
      const sinceMs = now() < lastAtMs ? now() : lastAtMs
      const untilMs = sinceMs + delayAfter(failed)
      if (sinceMs !== lastAtMs) await write(officerId, { failed, lastAtMs: sinceMs })
      if (now() < untilMs) return fail({ code: 'officers/locked', untilMs })
      const counted = await write(officerId, { failed: failed + 1, lastAtMs: now() })
      return counted.ok ? ok(Math.max(0, FREE_TRIES - failed - 1)) : counted
    },
    succeeded: (officerId) => write(officerId, { failed: 0, lastAtMs: 0 }),
  }
}
