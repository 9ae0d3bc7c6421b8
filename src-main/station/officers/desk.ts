/** The officers' calls: who is signed in, what they have proved, and what is their own. */
import type { Proof } from '../../contract/call.ts'
import type { OfficersView, SignedIn } from '../../contract/records/officers.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Handlers } from '../serve.ts'
import type { Signer } from '../vault/signer.ts'
import type { OwnPrints } from './own-prints.ts'
import { createPins, type PinsOptions } from './pins.ts'
import { createProofs } from './proofs.ts'
import { createOfficerSession, type SessionOptions } from './session.ts'

type OfficerCall = Extract<keyof Handlers, `officers.${string}`>

export interface OfficersDeskOptions extends SessionOptions, Omit<PinsOptions, 'hasToken'> {
  readonly ownPrints: OwnPrints
  /** Null: no limit is set. */
  readonly offlineDaysLeft: () => number | null
  readonly offlineLimitDays: () => number
  readonly sealingPinMinutes: () => number
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

export function createOfficersDesk(options: OfficersDeskOptions): OfficersDesk {
  const { access, ownPrints } = options
  const recentMinutes = options.sealingPinMinutes
  const proofs = createProofs({ recentMinutes, monotonicMs: () => performance.now() })
  const pins = createPins({ ...options, hasToken: access.hasToken })
  const session = createOfficerSession(options, () => {
    if (session.current() === null) proofs.forget()
    tell()
  })
  const signedIn = () => session.current()?.officer ?? null

  const view = (): OfficersView => ({
    ownFingers: ownPrints.fingersOf(signedIn()?.officerId ?? ''),
    roster: pins.roster(),
    locked: session.lockedOfficer(),
    offlineDaysLeft: options.offlineDaysLeft(),
  })
  const tell = () => options.onChange(signedIn(), view())

  async function signIn(officerId: string, pin: string): Promise<Result<SignedIn>> {
    const officer = pins.find(officerId)
    if (!officer) return fail({ code: 'officers/unknown' })
    const isUnlock = session.lockedOfficer()?.officerId === officerId
    // Who only comes back to their own work is not locked out in the middle of it.
    if (!isUnlock && options.offlineDaysLeft() === 0)
      return fail({ code: 'officers/offline-too-long', days: options.offlineLimitDays() })
    const opened = await session.open(officer, pin)
    if (!opened.ok) return opened
    proofs.proved(officerId, null)
    ownPrints.tell((id) => pins.find(id) !== undefined)
    return ok(officer)
  }

  async function prove(officerId: string, pin: string, call: string): Promise<Result<void>> {
    if (!pins.find(officerId)) return fail({ code: 'officers/unknown' })
    const verified = await access.verify(officerId, pin)
    if (verified.ok) proofs.proved(officerId, call)
    return verified
  }

  /** Does something, and tells everybody how it is then. */
  async function telling(act: Promise<Result<unknown>>): Promise<Result<void>> {
    const done = await act
    if (!done.ok) return done
    tell()
    return ok()
  }
  /** What the officer does to what is their own. */
  function ofOfficer(act: (officerId: string) => Promise<Result<unknown>>): Promise<Result<void>> {
    const officer = signedIn()
    return officer
      ? telling(act(officer.officerId))
      : Promise.resolve(fail({ code: 'officers/sign-in-needed' }))
  }
  const done = (act: () => void): Promise<Result<void>> => {
    act()
    return Promise.resolve(ok())
  }

  return {
    signedIn,
    signer: () => session.current()?.signer ?? null,
    view,
    touch: session.touch,
    takeProof(call, proof) {
      const officer = signedIn()
      return officer ? proofs.take(call, proof, officer.officerId) : fail({ code: 'officers/sign-in-needed' })
    },
    async refresh() {
      await pins.refresh()
      const officer = signedIn()
      // Who has left the service does not go on until the evening.
      if (officer && !pins.find(officer.officerId)) session.end()
      else tell()
    },
    lock: session.end,
    handlers: {
      'officers.signIn': ({ officerId, pin }) => signIn(officerId, pin),
      'officers.signOut': () => done(session.end),
      'officers.lock': () => done(session.lockWork),
      'officers.touch': () => done(session.touch),
      'officers.prove': ({ officerId, pin, call }) => prove(officerId, pin, call),
      'officers.activate': (input) => telling(pins.activate(input)),
      'officers.enrolPrints': ({ slot }) => ofOfficer((id) => ownPrints.enrol(id, slot)),
      'officers.forgetPrints': () => ofOfficer((id) => ownPrints.forget(id)),
      'officers.changePin': ({ pin, newPin }) => ofOfficer((id) => pins.change(id, pin, newPin)),
    },
  }
}
