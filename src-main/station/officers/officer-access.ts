/** The officer's key, wherever it lies: here under the PIN, or on a token. Revoked certificates open neither. */
import { fail, ok, type Result } from '../../contract/result.ts'
import { isRevoked } from '../token/certificate-check.ts'
import type { OfficerTokens } from '../token/officer-tokens.ts'
import type { Signer } from '../vault/signer.ts'
import type { Vault } from '../vault/open-vault.ts'

export interface OfficerAccess {
  /** The vault counts as unlocked from then until `lock`. */
  unlock(officerId: string, pin: string): Promise<Result<Signer>>
  verify(officerId: string, pin: string): Promise<Result<void>>
  hasToken(officerId: string): boolean
  lock(): void
}

export interface OfficerAccessOptions {
  readonly vault: Vault
  readonly tokens: OfficerTokens
  readonly revoked: () => readonly string[]
}

export function createOfficerAccess({ vault, tokens, revoked }: OfficerAccessOptions): OfficerAccess {
  async function isGood(officerId: string): Promise<Result<void>> {
    const certificate = await vault.officers.certificate(officerId)
    if (!certificate.ok) return certificate
    return certificate.value && isRevoked(certificate.value, revoked())
      ? fail({ code: 'officers/certificate-revoked' })
      : ok()
  }

  return {
    hasToken: tokens.has,
    async unlock(officerId, pin) {
      if (tokens.has(officerId)) {
        const signer = await tokens.unlock(officerId, pin)
        if (signer.ok) vault.unlock()
        return signer
      }
      const good = await isGood(officerId)
      return good.ok ? vault.officers.unlock(officerId, pin) : good
    },
    async verify(officerId, pin) {
      if (tokens.has(officerId)) return tokens.verify(officerId, pin)
      const good = await isGood(officerId)
      return good.ok ? vault.officers.verify(officerId, pin) : good
    },
    lock() {
      tokens.lock()
      vault.lock()
    },
  }
}
