/**
 * Keeps the storage key under a passphrase: typed at the start, or a credential of the system's service manager, which
 * seals it to the machine's TPM (systemd.exec(5), `LoadCredentialEncrypted=`).
 */
import { randomBytes } from 'node:crypto'
import { hashRaw } from '@node-rs/argon2'
import { fail, ok, type Result } from '../../contract/result.ts'
import { box, keyFor, unbox } from './aead.ts'
import type { KeyProtector, ProtectError } from './key-protector.ts'

/** RFC 9106 §4, second recommended option: whoever has the disk guesses at leisure. Once per start, under a second. */
const COST = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 4, outputLen: 32 }
const SALT_BYTES = 16
/** Shorter ones are guessed, whatever the cost. */
export const SHORTEST_PASSPHRASE = 12
const PURPOSE = 'passphrase-protector'

async function wrappingKey(passphrase: string, salt: Uint8Array): Promise<Buffer> {
  const stretched = await hashRaw(passphrase.normalize('NFC'), { ...COST, salt })
  const key = keyFor(PURPOSE, stretched)
  stretched.fill(0)
  return key
}

/** `vault/no-protector` for a passphrase that is too short to begin with. The blob is `salt | box`. */
export function passphraseProtector(passphrase: string): KeyProtector {
  return {
    id: 'passphrase',
    async protect(key): Promise<Result<Uint8Array, ProtectError>> {
      if (passphrase.length < SHORTEST_PASSPHRASE)
        return fail({ code: 'vault/no-protector', what: 'passphrase-too-short' })
      const salt = randomBytes(SALT_BYTES)
      const wrapping = await wrappingKey(passphrase, salt)
      const blob = Buffer.concat([salt, box(wrapping, key, PURPOSE)])
      wrapping.fill(0)
      return ok(blob)
    },
    async unprotect(blob): Promise<Result<Uint8Array, ProtectError>> {
      if (blob.length <= SALT_BYTES) return fail({ code: 'vault/wrong-key' })
      const wrapping = await wrappingKey(passphrase, blob.subarray(0, SALT_BYTES))
      const key = unbox(wrapping, blob.subarray(SALT_BYTES), PURPOSE)
      wrapping.fill(0)
      return key
    },
  }
}
