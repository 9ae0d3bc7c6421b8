/**
 * What Windows does to a program, on any system: folders cannot be flushed, a scanner holds a file that is to be
 * renamed, and paths are those of Windows where the medium below has them.
 */
import { win32 } from 'node:path'
import type { CrashSystem } from './crashing-platform.ts'
import type { Platform } from './platform.ts'

export const windowsSystem: CrashSystem = { path: win32, flushKeepsName: true }

const refusal = (code: string) => Promise.reject(Object.assign(new Error(code), { code }))

/** A scanner lets go before this many tries. */
const HELD_TRIES = 4

/** @param random in [0, 1): how often a rename is held up */
export function windowsStandIn(base: Platform, random: () => number): Platform {
  let held = 0
  return {
    ...base,
    syncDir: () => refusal('EPERM'),
    rename: (from, to) => {
      held = held < HELD_TRIES && random() < 0.5 ? held + 1 : 0
      return held > 0 ? refusal('EBUSY') : base.rename(from, to)
    },
  }
}
