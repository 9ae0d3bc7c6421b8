/** What the technician sets: the maker's library, and which certificate on which token is whose. */
import { X509Certificate } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import type { CallOutput } from '../../contract/calls/index.ts'
import type { SignedIn } from '../../contract/records/officers.ts'
import type { TokenSlot } from '../../contract/records/token.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { civilDate } from '../policy/dates.ts'
import type { Handlers } from '../serve.ts'
import { checkCertificate, type Trust } from './certificate-check.ts'
import type { TokenProcess } from './token-process.ts'
import type { TokenSettings } from './token-settings.ts'

export type TokenCall = `technician.${'tokens' | 'listTokens' | 'useToken' | 'dropToken'}`
type ListedToken = CallOutput<'technician.listTokens'>[number]

export interface TokenHandlersDeps {
  readonly settings: TokenSettings
  readonly process: TokenProcess
  readonly trust: () => Trust
  readonly roster: () => readonly SignedIn[]
  /** Somebody signs in another way now. */
  readonly onChange: () => Promise<void>
}

const dayOf = (text: string) => civilDate(new Date(text))
const commonName = (name: string) => /^CN=(.*)$/m.exec(name)?.[1] ?? name.replaceAll('\n', ', ')

function factsOf(der: Uint8Array) {
  const { subject, issuer, validTo } = new X509Certificate(der)
  return {
    subject: commonName(subject).slice(0, 200),
    issuer: commonName(issuer).slice(0, 200),
    until: dayOf(validTo),
  }
}

/** Null for bytes that are no certificate. */
function factsOrNull(der: Uint8Array) {
  try {
    return factsOf(der)
  } catch {
    return null
  }
}

function listed(slot: TokenSlot, trust: Trust): ListedToken {
  const certificates = slot.certificates.flatMap(({ keyId, der }) => {
    const facts = factsOrNull(der)
    if (!facts) return []
    const checked = checkCertificate(der, trust)
    return [{ keyId, ...facts, problem: checked.ok ? null : checked.error }]
  })
  const { label, serial, model, isPinLocked } = slot
  return { label, serial, model, isPinLocked, certificates }
}

export function createTokenHandlers(deps: TokenHandlersDeps): Pick<Handlers, TokenCall> {
  const { settings, process, trust, roster, onChange } = deps

  /** A path of this machine only: a library's code runs as this program's user. */
  async function list(library: string): Promise<Result<TokenSlot[]>> {
    const isFile = isAbsolute(library) && (await stat(library).catch(() => null))?.isFile()
    return isFile ? process.list(library) : fail({ code: 'token/not-available', what: library.slice(0, 300) })
  }

  return {
    'technician.tokens': () =>
      Promise.resolve(
        ok({
          officers: roster().filter(({ role }) => role === 'officer' || role === 'supervisor'),
          tokens: settings.all().map(({ officerId, key, label, certificate }) => ({
            officerId,
            label,
            library: key.library,
            serial: key.serial,
            ...factsOf(certificate),
          })),
        }),
      ),
    'technician.listTokens': async ({ library }) => {
      const slots = await list(library)
      return slots.ok ? ok(slots.value.map((slot) => listed(slot, trust()))) : slots
    },
    'technician.useToken': async ({ officerId, library, serial, keyId }) => {
      if (!roster().some((one) => one.officerId === officerId)) return fail({ code: 'officers/unknown' })
      const slots = await list(library)
      if (!slots.ok) return slots
      const slot = slots.value.find((one) => one.serial === serial)
      const certificate = slot?.certificates.find((one) => one.keyId === keyId)
      if (!slot || !certificate) return fail({ code: slot ? 'token/no-key' : 'token/absent' })
      const checked = checkCertificate(certificate.der, trust())
      if (!checked.ok) return checked
      const key = { library, serial, keyId }
      const kept = await settings.set({ officerId, key, label: slot.label, certificate: certificate.der })
      if (kept.ok) await onChange()
      return kept
    },
    'technician.dropToken': async ({ officerId }) => {
      const removed = await settings.remove(officerId)
      if (removed.ok) await onChange()
      return removed
    },
  }
}
