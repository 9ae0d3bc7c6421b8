/**
 * Sign-in, lock and what lies behind it. Locking zeroes the officer's key and every draft key, and of the work only ids
 * are remembered.
 */
import type { SignedIn } from '../../contract/records/officers.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Signer } from '../vault/signer.ts'
import { createIdleWatch } from './idle-watch.ts'
import type { OfficerAccess } from './officer-access.ts'

export interface SessionOptions {
  readonly access: OfficerAccess
  readonly idleLockSeconds: () => number
  /** The application before the officer. */
  readonly applicationId: () => string | null
  /** Runs before anyone is told: opens the extract and the drafts. A failure locks again. */
  readonly onUnlocked: () => Promise<Result<void>>
  /** Lays the application that was locked before the officer who is there now, who takes it over. */
  readonly onReturn: (applicationId: string, officerId: string) => Promise<void>
  readonly onLocked: () => void
  /** The station has locked itself. */
  readonly onIdleLock: () => void
}

interface Open {
  readonly officer: SignedIn
  readonly signer: Signer
}

interface Behind {
  readonly officer: SignedIn
  readonly applicationId: string | null
}

export interface OfficerSession {
  current(): Open | null
  /** Whose work waits behind the lock; null where none does. */
  lockedOfficer(): SignedIn | null
  open(officer: SignedIn, pin: string): Promise<Result<void>>
  /** The sitting is before whoever signs in next. */
  lockWork(): void
  /** Nothing waits for anybody. */
  end(): void
  /** Somebody is working: the idle lock waits anew. */
  touch(): void
}

/** `onChange` runs after each sign-in and each lock. */
export function createOfficerSession(options: SessionOptions, onChange: () => void): OfficerSession {
  const { access } = options
  let current: Open | null = null
  let behind: Behind | null = null
  const idle = createIdleWatch({
    seconds: options.idleLockSeconds,
    onIdle() {
      lockWork()
      options.onIdleLock()
    },
  })

  function close(left: Behind | null): void {
    current = null
    behind = left
    idle.stop()
    access.lock()
    options.onLocked()
    onChange()
  }
  function lockWork(): void {
    if (current) close({ officer: current.officer, applicationId: options.applicationId() })
  }

  return {
    current: () => current,
    lockedOfficer: () => behind?.officer ?? null,
    lockWork,
    end: () => close(null),
    touch: () => {
      if (current) idle.touch()
    },
    async open(officer, pin) {
      // One at a time: whoever signs in over another one takes their work over, by way of the lock.
      lockWork()
      const signer = await access.unlock(officer.officerId, pin)
      if (!signer.ok) return signer
      const opened = await options.onUnlocked()
      if (!opened.ok) {
        close(behind)
        return opened
      }
      const left = behind?.applicationId ?? null
      current = { officer, signer: signer.value }
      behind = null
      idle.touch()
      if (left !== null) await options.onReturn(left, officer.officerId)
      onChange()
      // The station may have been locked while the work was laid out.
      return current === null ? fail({ code: 'vault/locked' }) : ok()
    },
  }
}
