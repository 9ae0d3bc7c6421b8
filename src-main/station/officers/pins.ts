/** The officers of the roster and their PINs: who has one, the first one, another one. */
import type { FirstPin, SignedIn } from '../../contract/records/officers.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Role } from '../../contract/windows.ts'
import type { Vault } from '../vault/open-vault.ts'
import { isWeakPin } from './pin-strength.ts'

/** Who works at the officer's window; the others have theirs elsewhere. */
const atTheCounter: ReadonlySet<Role> = new Set<Role>(['officer', 'supervisor'])

export interface PinsOptions {
  readonly vault: Vault
  readonly roster: () => readonly SignedIn[]
  /** Whose key is on a token has its PIN there. */
  readonly hasToken: (officerId: string) => boolean
  /** Has the registry certify an officer's new key, for the code that it gave the officer. */
  readonly certify: (officerId: string, csr: string, code: string) => Promise<Result<string>>
}

export interface Pins {
  find(officerId: string): SignedIn | undefined
  roster(): (SignedIn & { hasPin: boolean })[]
  /** Looks anew whose key is here. */
  refresh(): Promise<void>
  activate(request: FirstPin): Promise<Result<void>>
  change(officerId: string, pin: string, newPin: string): Promise<Result<void>>
}

export function createPins({ vault, roster, certify, hasToken }: PinsOptions): Pins {
  const withPin = new Set<string>()
  const isKnown = (officerId: string) => roster().some((one) => one.officerId === officerId)
  const counter = () => roster().filter(({ role }) => atTheCounter.has(role))
  const find = (officerId: string) => counter().find((one) => one.officerId === officerId)

  async function look(officerId: string): Promise<void> {
    const certificate = await vault.officers.certificate(officerId)
    if (certificate.ok && certificate.value) withPin.add(officerId)
    else withPin.delete(officerId)
  }

  return {
    find,
    roster: () =>
      counter().map((one) => ({ ...one, hasPin: withPin.has(one.officerId) || hasToken(one.officerId) })),
    async refresh() {
      for (const { officerId } of counter()) await look(officerId)
    },
    async activate({ officerId, code, pin }) {
      await look(officerId)
      if (!isKnown(officerId) || withPin.has(officerId)) return fail({ code: 'officers/not-activated' })
      if (isWeakPin(pin, officerId)) return fail({ code: 'officers/weak-pin' })
      const request = await vault.officers.enrol(officerId, pin)
      if (!request.ok) return request
      const certificate = await certify(officerId, request.value, code)
      if (!certificate.ok) return certificate
      const kept = await vault.officers.setCertificate(officerId, certificate.value)
      if (!kept.ok) return kept
      withPin.add(officerId)
      return ok()
    },
    async change(officerId, pin, newPin) {
      if (hasToken(officerId)) return fail({ code: 'officers/pin-on-token' })
      if (isWeakPin(newPin, officerId)) return fail({ code: 'officers/weak-pin' })
      return vault.officers.changePin(officerId, pin, newPin)
    },
  }
}
