/**
 * The Secret Service of a Linux desktop (freedesktop.org Secret Service API), by libsecret's `secret-tool`. Secrets go
 * through its standard streams, never through its arguments, which every user of the machine can see.
 */
import { execFile } from 'node:child_process'
import type { Keyring } from '../station/vault/keyring-protector.ts'

/** A keyring that asks its user for a password waits for them. */
const LONGEST_MS = 60_000
const attributesOf = (id: string) => ['application', 'vn.tram.station', 'profile', id]

/** Null where the program is missing or says no. */
function run(program: string, args: readonly string[], input: string): Promise<string | null> {
  return new Promise((resolve) => {
    const child = execFile(program, [...args], { timeout: LONGEST_MS }, (error, stdout) =>
      resolve(error ? null : stdout),
    )
    // It may end before it has read anything.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
  })
}

/** `program` is another one in tests. */
export function secretService(program = 'secret-tool'): Keyring {
  return {
    async find(id) {
      const found = await run(program, ['lookup', ...attributesOf(id)], '')
      return found === null || found.trim() === '' ? null : found.trim()
    },
    async keep(id, secret) {
      const stored = await run(program, ['store', '--label=Trạm', ...attributesOf(id)], secret)
      return stored !== null && (await this.find(id)) === secret
    },
  }
}
