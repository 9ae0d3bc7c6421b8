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

export interface Clocks {
  /** Wall time in ms: the only one that goes on over a restart. */
  readonly now: () => number
  /** Time of this process in ms, which nobody can set. */
  readonly monotonicMs: () => number
}

export function createPinTries(files: KeyFiles, { now, monotonicMs }: Clocks): PinTries {
  const fileOf = (officerId: string) => `${officerId}.tries`
  /** When this process saw the last wrong try: while it is known the wall clock has no say. */
  const seenAtMs = new Map<string, number>()
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

  /** What is still to be waited, in ms. A clock set back since the last run begins the wait anew, never a longer one. */
  const waitMs = async (officerId: string, { failed, lastAtMs }: Tries): Promise<number> => {
    const seen = seenAtMs.get(officerId)
    if (seen !== undefined) return seen + delayAfter(failed) - monotonicMs()
    if (now() < lastAtMs) {
      seenAtMs.set(officerId, monotonicMs())
      await write(officerId, { failed, lastAtMs: now() })
      return delayAfter(failed)
    }
    return lastAtMs + delayAfter(failed) - now()
  }

  return {
    begin: async (officerId) => {
      const tries = await read(officerId)
      if (!tries.ok) return tries
      const { failed } = tries.value
      const wait = failed < FREE_TRIES ? 0 : await waitMs(officerId, tries.value)
      if (wait > 0) return fail({ code: 'officers/locked', untilMs: Math.ceil(now() + wait) })
      const counted = await write(officerId, { failed: failed + 1, lastAtMs: now() })
      seenAtMs.set(officerId, monotonicMs())
      return counted.ok ? ok(Math.max(0, FREE_TRIES - failed - 1)) : counted
    },
    succeeded: (officerId) => {
      seenAtMs.delete(officerId)
      return write(officerId, { failed: 0, lastAtMs: 0 })
    },
  }
}
