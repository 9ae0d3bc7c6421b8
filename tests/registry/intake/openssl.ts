/** Runs the system's `openssl`, which knows nothing of the station's own code: the proof that the file is standard. */
import { execFile } from 'node:child_process'

const TIMEOUT_MS = 60_000

/** True on exit 0. What it says on a failure is about somebody's bytes and is not kept. */
export function runOpenssl(args: readonly string[], cwd: string, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env['PATH'] ?? '/usr/bin:/bin' }
    execFile('openssl', args, { cwd, env, signal, timeout: TIMEOUT_MS }, (error) => {
      if (error === null) resolve(true)
      // A number is openssl's own exit; anything else means that it did not run to its end.
      else if (typeof error.code === 'number' && !error.killed) resolve(false)
      else reject(error)
    })
  })
}
