/** Officers whose key is on a token: sign-in, proof and signature go through it, and its own words come back. */
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Signer } from '../vault/signer.ts'
import { checkCertificate, type Trust } from './certificate-check.ts'
import type { TokenProcess } from './token-process.ts'
import type { TokenSetting, TokenSettings } from './token-settings.ts'

export interface OfficerTokens {
  has(officerId: string): boolean
  /** Checks the certificate, logs in, and gives what signs until `lock`. */
  unlock(officerId: string, pin: string): Promise<Result<Signer>>
  /** Whether the token lets this PIN in. The officer who is signed in stays so; anybody else is logged out again. */
  verify(officerId: string, pin: string): Promise<Result<void>>
  lock(): void
}

export interface OfficerTokensOptions {
  readonly settings: TokenSettings
  readonly process: TokenProcess
  readonly trust: () => Trust
}

export function createOfficerTokens({ settings, process, trust }: OfficerTokensOptions): OfficerTokens {
  let active: TokenSetting | null = null

  async function logIn(officerId: string, pin: string) {
    const setting = settings.of(officerId)
    if (!setting) return fail({ code: 'officers/unknown' } as const)
    const chain = checkCertificate(setting.certificate, trust())
    if (!chain.ok) return chain
    const loggedIn = await process.logIn(setting.key, pin)
    return loggedIn.ok ? ok({ setting, chain: chain.value, kind: loggedIn.value.kind }) : loggedIn
  }

  return {
    has: (officerId) => settings.of(officerId) !== undefined,
    async unlock(officerId, pin) {
      const loggedIn = await logIn(officerId, pin)
      if (!loggedIn.ok) return loggedIn
      const { setting, chain, kind } = loggedIn.value
      active = setting
      return ok({
        officerId,
        certificate: setting.certificate,
        chain,
        algorithm: kind === 'rsa' ? 'rsa' : 'ecdsa-p256',
        async sign(data) {
          if (active !== setting) return fail({ code: 'vault/locked' })
          // It may have run out or been revoked since the morning.
          const checked = checkCertificate(setting.certificate, trust())
          return checked.ok ? process.sign(setting.key, data) : checked
        },
      })
    },
    async verify(officerId, pin) {
      const loggedIn = await logIn(officerId, pin)
      if (!loggedIn.ok) return loggedIn
      if (active?.officerId !== officerId) await process.logOut(loggedIn.value.setting.key)
      return ok()
    },
    lock() {
      const left = active
      active = null
      if (left) void process.logOut(left.key)
    },
  }
}
