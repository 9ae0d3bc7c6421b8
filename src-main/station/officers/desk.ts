/**
 * Who is signed in, and what lies behind the lock. The PIN opens only the officer's own signing key; locking zeroes it
 * and every draft key, and remembers ids alone.
 */
import type { Proof } from '../../contract/call.ts'
import type { OfficersView, SignedIn } from '../../contract/records/officers.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Handlers } from '../serve.ts'
import type { Signer } from '../vault/signer.ts'
import { createIdleWatch } from './idle-watch.ts'
import type { OfficerAccess } from './officer-access.ts'
import type { OwnPrints } from './own-prints.ts'
import { createPins, type PinsOptions } from './pins.ts'
import { createProofs } from './proofs.ts'

type OfficerCall = Extract<keyof Handlers, `officers.${string}`>

export interface OfficersDeskOptions extends Omit<PinsOptions, 'hasToken'> {
  readonly access: OfficerAccess
  readonly ownPrints: OwnPrints
  /** Null: no limit is set. */
  readonly offlineDaysLeft: () => number | null
  readonly offlineLimitDays: () => number
  readonly sealingPinMinutes: () => number
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
  readonly onChange: (officer: SignedIn | null, view: OfficersView) => void
}

export interface OfficersDesk {
  readonly handlers: Pick<Handlers, OfficerCall>
  signedIn(): SignedIn | null
  signer(): Signer | null
  view(): OfficersView
  /** Somebody is working: the idle lock waits anew. */
  touch(): void
  takeProof(call: string, proof: Proof): Result<void>
  /** Looks anew who works here and has a PIN: after provisioning, and when the list has changed. */
  refresh(): Promise<void>
  /** Ends the shift. */
  lock(): void
}

interface Behind {
  readonly officer: SignedIn
  readonly applicationId: string | null
}

export function createOfficersDesk(options: OfficersDeskOptions): OfficersDesk {
  const { access } = options
  let session: { officer: SignedIn; signer: Signer } | null = null
  let behind: Behind | null = null
  const proofs = createProofs({
    recentMinutes: options.sealingPinMinutes,
    monotonicMs: () => performance.now(),
  })
  const pins = createPins({ ...options, hasToken: access.hasToken })
  const idle = createIdleWatch({
    seconds: options.idleLockSeconds,
    onIdle() {
      lockWork()
      options.onIdleLock()
    },
  })

  const view = (): OfficersView => ({
    ownFingers: session ? options.ownPrints.fingersOf(session.officer.officerId) : [],
    roster: pins.roster(),
    locked: behind?.officer ?? null,
    offlineDaysLeft: options.offlineDaysLeft(),
  })
  const tell = () => options.onChange(session?.officer ?? null, view())

  function close(left: Behind | null): void {
    session = null
    behind = left
    idle.stop()
    proofs.forget()
    access.lock()
    options.onLocked()
    tell()
  }
  function lockWork(): void {
    if (session) close({ officer: session.officer, applicationId: options.applicationId() })
  }

  async function signIn(officerId: string, pin: string): Promise<Result<SignedIn>> {
    const officer = pins.find(officerId)
    if (!officer) return fail({ code: 'officers/unknown' })
    const isUnlock = behind?.officer.officerId === officerId
    // Who only comes back to their own work is not locked out in the middle of it.
    if (!isUnlock && options.offlineDaysLeft() === 0)
      return fail({ code: 'officers/offline-too-long', days: options.offlineLimitDays() })
    const signer = await access.unlock(officerId, pin)
    if (!signer.ok) return signer
    const opened = await options.onUnlocked()
    if (!opened.ok) {
      close(behind)
      return opened
    }
    session = { officer, signer: signer.value }
    options.ownPrints.tell((id) => pins.find(id) !== undefined)
    proofs.forget()
    proofs.proved(officerId, null)
    idle.touch()
    const left = behind?.applicationId ?? null
    behind = null
    if (left !== null) await options.onReturn(left, officerId)
    tell()
    return ok(officer)
  }

  async function prove(officerId: string, pin: string, call: string): Promise<Result<void>> {
    if (!pins.find(officerId)) return fail({ code: 'officers/unknown' })
    const verified = await access.verify(officerId, pin)
    if (verified.ok) proofs.proved(officerId, call)
    return verified
  }

  /** What the officer does to what is their own. */
  async function ofOfficer(act: (officerId: string) => Promise<Result<unknown>>): Promise<Result<void>> {
    if (!session) return fail({ code: 'officers/sign-in-needed' })
    const done = await act(session.officer.officerId)
    if (!done.ok) return done
    tell()
    return ok()
  }

  const done = (act: () => void): Promise<Result<void>> => {
    act()
    return Promise.resolve(ok())
  }

  return {
    signedIn: () => session?.officer ?? null,
    signer: () => session?.signer ?? null,
    view,
    touch: () => {
      if (session) idle.touch()
    },
    takeProof: (call, proof) =>
      session
        ? proofs.take(call, proof, session.officer.officerId)
        : fail({ code: 'officers/sign-in-needed' }),
    async refresh() {
      await pins.refresh()
      // Who has left the service does not go on until the evening.
      if (session && !pins.find(session.officer.officerId)) close(null)
      else tell()
    },
    lock: () => close(null),
    handlers: {
      'officers.signIn': ({ officerId, pin }) => signIn(officerId, pin),
      'officers.signOut': () => done(() => close(null)),
      'officers.lock': () => done(lockWork),
      'officers.touch': () => done(() => idle.touch()),
      'officers.prove': ({ officerId, pin, call }) => prove(officerId, pin, call),
      'officers.activate': async (input) => {
        const activated = await pins.activate(input)
        if (activated.ok) tell()
        return activated
      },
      'officers.enrolPrints': ({ slot }) => ofOfficer((id) => options.ownPrints.enrol(id, slot)),
      'officers.forgetPrints': () => ofOfficer((id) => options.ownPrints.forget(id)),
      'officers.changePin': ({ pin, newPin }) => ofOfficer((id) => pins.change(id, pin, newPin)),
    },
  }
}
