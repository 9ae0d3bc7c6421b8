/** The technician's own sign-in, beside the officer's: it opens no draft and no key, only what only a technician may set. */
import type { SignedIn } from '../../contract/records/officers.ts'
import type { TechnicianSnapshot } from '../../contract/records/snapshot.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Handlers } from '../serve.ts'
import type { Vault } from '../vault/open-vault.ts'
import { createIdleWatch } from './idle-watch.ts'
import { createPins, type PinsOptions } from './pins.ts'

/** A technician goes behind the desk and forgets the window. */
const IDLE_SECONDS = 900

export interface TechnicianDesk {
  readonly handlers: Pick<Handlers, `technician.${'signIn' | 'signOut' | 'activate'}`>
  signedIn(): SignedIn | null
  view(): Promise<Pick<TechnicianSnapshot, 'technician' | 'technicians'>>
}

export interface TechnicianDeskOptions {
  readonly vault: Vault
  readonly roster: () => readonly SignedIn[]
  readonly certify: PinsOptions['certify']
  readonly onChange: (technician: SignedIn | null) => void
}

export function createTechnicianDesk(options: TechnicianDeskOptions): TechnicianDesk {
  const { vault, onChange } = options
  let technician: SignedIn | null = null
  const idle = createIdleWatch({ seconds: () => IDLE_SECONDS, onIdle: () => change(null) })
  const technicians = () => options.roster().filter(({ role }) => role === 'technician')
  const pins = createPins({ ...options, roster: technicians, hasToken: () => false })

  function change(next: SignedIn | null): void {
    technician = next
    if (next) idle.touch()
    else idle.stop()
    onChange(next)
  }

  async function signIn(officerId: string, pin: string): Promise<Result<SignedIn>> {
    const known = technicians().find((one) => one.officerId === officerId)
    if (!known) return fail({ code: 'officers/unknown' })
    const verified = await vault.officers.verify(officerId, pin)
    if (!verified.ok) return verified
    change(known)
    return ok(known)
  }

  return {
    signedIn: () => technician,
    async view() {
      const list = []
      for (const one of technicians()) {
        const certificate = await vault.officers.certificate(one.officerId)
        list.push({ ...one, hasPin: certificate.ok && certificate.value !== null })
      }
      return { technician, technicians: list }
    },
    handlers: {
      'technician.signIn': ({ officerId, pin }) => signIn(officerId, pin),
      'technician.activate': async (input) => {
        const activated = await pins.activate(input)
        if (activated.ok) onChange(technician)
        return activated
      },
      'technician.signOut': () => {
        change(null)
        return Promise.resolve(ok())
      },
    },
  }
}
