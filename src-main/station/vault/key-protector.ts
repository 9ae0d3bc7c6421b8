/** Who keeps the storage key safe while the station is off. */
import type { ErrorOf } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'

export type ProtectError = ErrorOf<'vault/wrong-key' | 'vault/no-protector'>

export interface KeyProtector {
  /** Written beside the protected key; another protector does not try to open it. */
  readonly id: string
  /** What may lie on the disk instead of the 32-byte key. */
  protect(key: Uint8Array): Promise<Result<Uint8Array, ProtectError>>
  unprotect(blob: Uint8Array): Promise<Result<Uint8Array, ProtectError>>
}

/**
 * Keeps the key as it is: for practice only, where there is nobody to protect. It refuses, in both directions,
 * unless it is told that the registry is a practice registry; a real registry must never meet it.
 */
export function practiceFileProtector(registry: { readonly practice: boolean }): KeyProtector {
  const pass = (bytes: Uint8Array): Promise<Result<Uint8Array, ProtectError>> =>
    Promise.resolve(
      registry.practice
        ? ok(Uint8Array.from(bytes))
        : fail({ code: 'vault/no-protector', what: 'practice-protector-with-real-registry' }),
    )
  return { id: 'practice-file', protect: pass, unprotect: pass }
}
