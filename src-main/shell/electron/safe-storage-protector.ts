/** Electron's safeStorage: DPAPI on Windows, Keychain on macOS, Secret Service or KWallet on Linux. */
import { fail, ok, type Result } from '../../contract/result.ts'
import type { KeyProtector, ProtectError } from '../../station/vault/key-protector.ts'
import type { ElectronSurface } from './surface.ts'

const refused = (what: string): ProtectError => ({ code: 'vault/no-protector', what })

/**
 * Refuses `basic_text`: where a Linux desktop has no keyring, Electron would "encrypt" with a password that stands in
 * its source. The asynchronous calls, because the others are deprecated; both only after the app is ready.
 */
export function safeStorageProtector(
  { app, safeStorage }: Pick<ElectronSurface, 'app' | 'safeStorage'>,
  platform: NodeJS.Platform = process.platform,
): KeyProtector {
  async function whyNot(): Promise<ProtectError | null> {
    await app.whenReady()
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return refused('safe-storage')
    if (platform !== 'linux') return null
    const backend = safeStorage.getSelectedStorageBackend()
    return backend === 'basic_text' || backend === 'unknown' ? refused(backend) : null
  }

  return {
    id: 'safe-storage',
    async protect(key): Promise<Result<Uint8Array, ProtectError>> {
      const refusal = await whyNot()
      return refusal
        ? fail(refusal)
        : ok(await safeStorage.encryptStringAsync(Buffer.from(key).toString('base64')))
    },
    async unprotect(blob): Promise<Result<Uint8Array, ProtectError>> {
      const refusal = await whyNot()
      if (refusal) return fail(refusal)
      try {
        const { result } = await safeStorage.decryptStringAsync(Buffer.from(blob))
        return ok(Buffer.from(result, 'base64'))
      } catch {
        return fail({ code: 'vault/wrong-key' })
      }
    },
  }
}
