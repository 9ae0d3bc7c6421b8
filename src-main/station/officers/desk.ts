/** Who is signed in. The PIN opens only the officer's own signing key; locking zeroes it and every draft key. */
import type { SignedIn } from '../../contract/records/snapshot.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Handlers } from '../serve.ts'
import type { Signer } from '../vault/signer.ts'
import type { Vault } from '../vault/open-vault.ts'

type OfficerCall = Extract<keyof Handlers, `officers.${string}`>

export interface OfficersDeskOptions {
  readonly vault: Vault
  readonly roster: () => readonly SignedIn[]
  /** Runs before anyone is told: opens the extract and the drafts. A failure locks again. */
  readonly onUnlocked: () => Promise<Result<void>>
  readonly onLocked: () => void
  readonly onChange: (officer: SignedIn | null) => void
}

export interface OfficersDesk {
  readonly handlers: Pick<Handlers, OfficerCall>
  signedIn(): SignedIn | null
  signer(): Signer | null
  lock(): void
}

export function createOfficersDesk(options: OfficersDeskOptions): OfficersDesk {
  const { vault, roster, onUnlocked, onLocked, onChange } = options
  let session: { officer: SignedIn; signer: Signer } | null = null

  function lock(): void {
    session = null
    vault.lock()
    onLocked()
    onChange(null)
  }

  async function signIn(officerId: string, pin: string): Promise<Result<SignedIn>> {
    const officer = roster().find((one) => one.officerId === officerId)
    if (!officer) return fail({ code: 'officers/unknown' })
    const signer = await vault.officers.unlock(officerId, pin)
    if (!signer.ok) return signer
    const opened = await onUnlocked()
    if (!opened.ok) {
      lock()
      return opened
    }
    session = { officer, signer: signer.value }
    onChange(officer)
    return ok(officer)
  }

  return {
    signedIn: () => session?.officer ?? null,
    signer: () => session?.signer ?? null,
    lock,
    handlers: {
      'officers.signIn': ({ officerId, pin }) => signIn(officerId, pin),
      'officers.signOut': () => {
        lock()
        return Promise.resolve(ok())
      },
    },
  }
}
