/** Keeps the storage key under a random key that lies in the keyring of the operating system's user. */
import { randomBytes, randomUUID } from 'node:crypto'
import { fail, ok, type Result } from '../../contract/result.ts'
import { box, KEY_BYTES, unbox } from './aead.ts'
import type { KeyProtector, ProtectError } from './key-protector.ts'

export interface Keyring {
  /** Null where there is none under this id, or nobody has unlocked the keyring. */
  find(id: string): Promise<string | null>
  /** False where it could not be kept. */
  keep(id: string, secret: string): Promise<boolean>
}

const UUID_LENGTH = 36

/** The blob is `id | box`: another profile of the same user has a key of its own. */
export function keyringProtector(keyring: Keyring): KeyProtector {
  return {
    id: 'keyring',
    async protect(key): Promise<Result<Uint8Array, ProtectError>> {
      const id = randomUUID()
      const wrapping = randomBytes(KEY_BYTES)
      const blob = Buffer.concat([Buffer.from(id, 'latin1'), box(wrapping, key, id)])
      const isKept = await keyring.keep(id, wrapping.toString('base64'))
      wrapping.fill(0)
      return isKept ? ok(blob) : fail({ code: 'vault/no-protector', what: 'keyring' })
    },
    async unprotect(blob): Promise<Result<Uint8Array, ProtectError>> {
      const id = Buffer.from(blob.subarray(0, UUID_LENGTH)).toString('latin1')
      const secret = /^[0-9a-f-]{36}$/.test(id) ? await keyring.find(id) : null
      // A keyring that is still locked is not a wrong key: it may be unlocked and asked again.
      if (secret === null) return fail({ code: 'vault/no-protector', what: 'keyring' })
      const wrapping = Buffer.from(secret, 'base64')
      if (wrapping.length !== KEY_BYTES) return fail({ code: 'vault/wrong-key' })
      const key = unbox(wrapping, blob.subarray(UUID_LENGTH), id)
      wrapping.fill(0)
      return key
    },
  }
}
