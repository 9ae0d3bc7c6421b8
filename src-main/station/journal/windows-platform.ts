/**
 * Windows differs in three points: a folder cannot be flushed; NTFS writes its own log of names when a file is
 * flushed, so that a renamed file is flushed once more under its new name; and a rename fails with EBUSY, EPERM
 * or EACCES while a virus scanner or the indexer still holds the file.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { errorCode, linuxPlatform, type Platform } from './platform.ts'

const HELD = new Set(['EBUSY', 'EPERM', 'EACCES'])
/** Together about six seconds: scanners let go within one or two. */
const WAITS_MS = [10, 20, 50, 100, 200, 400, 800, 1600, 3000]

export function windowsPlatform(
  base: Platform = linuxPlatform,
  wait: (ms: number) => Promise<void> = (ms) => sleep(ms),
): Platform {
  return {
    ...base,
    syncDir: () => Promise.resolve(),
    rename: async (from, to) => {
      await renameWhenFree(base, from, to, wait)
      await base.flush(to)
    },
  }
}

async function renameWhenFree(
  base: Platform,
  from: string,
  to: string,
  wait: (ms: number) => Promise<void>,
): Promise<void> {
  for (const ms of WAITS_MS) {
    const cause = await attempt(() => base.rename(from, to))
    if (cause === null) return
    if (!HELD.has(errorCode(cause))) throw cause
    await wait(ms)
  }
  await base.rename(from, to)
}

/** Null when it went well, else what was thrown. */
async function attempt(action: () => Promise<void>): Promise<Error | null> {
  try {
    await action()
    return null
  } catch (cause) {
    return cause instanceof Error ? cause : new Error(String(cause))
  }
}

export function hostPlatform(): Platform {
  return process.platform === 'win32' ? windowsPlatform() : linuxPlatform
}
