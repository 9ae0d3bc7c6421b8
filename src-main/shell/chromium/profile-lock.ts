import { readlink, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ShellFailure } from '../shell.ts'

const waitMs = 5_000
const pollMs = 50

/**
 * Waits up to 5 s for the browser of a killed station to let go of its profile: it notices the closed pipe and
 * leaves within about 2 s. Throws `ShellFailure` if it does not. The caller holds the station's own lock on
 * the profile, so a lock under another host name is this machine's own, from before it was renamed.
 */
export async function waitForProfile(browserDir: string): Promise<void> {
  const deadline = performance.now() + waitMs
  for (;;) {
    const holder = await lockHolder(browserDir)
    if (holder === null || (holder.host === hostname() && !isAlive(holder.pid))) return
    if (holder.host !== hostname()) return rm(join(browserDir, 'SingletonLock'), { force: true })
    if (performance.now() > deadline)
      throw new ShellFailure(`the browser profile is still in use by process ${holder.pid}`)
    await sleep(pollMs)
  }
}

/** Chromium's lock is a symbolic link to `<host>-<pid>`. */
async function lockHolder(browserDir: string): Promise<{ host: string; pid: number } | null> {
  const target = await readlink(join(browserDir, 'SingletonLock')).catch(() => null)
  const parts = target === null ? null : /^(.*)-(\d+)$/.exec(target)
  return parts === null ? null : { host: parts[1] ?? '', pid: Number(parts[2]) }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
