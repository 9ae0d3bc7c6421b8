/**
 * Each officer's signing key: P-256, made here, opened by the officer's PIN and by nothing else. The PIN opens only
 * this key. Wrong PINs are counted before they are tried, whatever the PIN was asked for.
 */
import type { ErrorOf } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { WriteError } from '../journal/io-error.ts'
import { createTurns } from '../turns.ts'
import { keyFor } from './aead.ts'
import { certificateRequest } from './certificate-request.ts'
import type { KeyFiles } from './key-files.ts'
import {
  makeOfficerKey,
  officerFile,
  openWithPin,
  parseCertificate,
  wrapUnderPin,
  type StoredOfficer,
} from './officer-file.ts'
import { createPinTries } from './pin-tries.ts'
import type { Session } from './session.ts'
import { softwareSigner, type Signer } from './signer.ts'

type PinError = WriteError | ErrorOf<'officers/unknown' | 'officers/wrong-pin' | 'officers/locked'>

export interface OfficerKeys {
  /**
   * Makes a key for an officer and returns its PKCS#10 request (PEM). A key that was never certified is replaced, so
   * that an interrupted set-up is simply done again; a certified one is kept: `vault/wrong-key`.
   */
  enrol(officerId: string, pin: string): Promise<Result<string, WriteError | ErrorOf<'vault/wrong-key'>>>
  /** Takes the issued certificate (PEM); one for another key is `vault/wrong-key`. */
  setCertificate(
    officerId: string,
    pem: string,
  ): Promise<Result<void, WriteError | ErrorOf<'officers/unknown' | 'vault/wrong-key'>>>
  /** The officer's certificate, DER; null where there is none yet. */
  certificate(officerId: string): Promise<Result<Uint8Array | null, WriteError>>
  /** Erases the officer's key: of somebody who has left, or of another registry. */
  forget(officerId: string): Promise<Result<void, WriteError>>
  /** Opens the key: the vault counts as unlocked from then until `lock`. About 0.1 s. */
  unlock(officerId: string, pin: string): Promise<Result<Signer, PinError>>
  /** Whether it is this officer who knows the PIN. Opens nothing, and counts like every other try. */
  verify(officerId: string, pin: string): Promise<Result<void, PinError>>
  /** The same key under another PIN, by one atomic write. */
  changePin(officerId: string, pin: string, newPin: string): Promise<Result<void, PinError>>
}

export interface OfficerKeysOptions {
  readonly files: KeyFiles
  readonly storageKey: Uint8Array
  readonly session: Session
  /** Wall time in ms. */
  readonly now: () => number
  /** Time of this process in ms, which nobody can set. */
  readonly monotonicMs: () => number
}

export function createOfficerKeys(options: OfficerKeysOptions): OfficerKeys {
  const { files, storageKey, session } = options
  const binding = keyFor('officer-keys', storageKey)
  const file = officerFile(files)
  const tries = createPinTries(files, options)
  let zeroSigner = () => {}
  session.onLock(() => zeroSigner())
  /** One after another: guesses made side by side must not share one count. */
  const inTurn = createTurns()

  const enrol: OfficerKeys['enrol'] = async (officerId, pin) => {
    const before = await file.read(officerId)
    if (!before.ok) return before
    if (before.value?.certificate) return fail({ code: 'vault/wrong-key' })
    const made = await makeOfficerKey({ officerId, binding }, pin)
    const written = await file.write(officerId, made.stored)
    return written.ok ? ok(certificateRequest(made.key, officerId)) : written
  }

  const setCertificate: OfficerKeys['setCertificate'] = async (officerId, pem) => {
    const before = await file.read(officerId)
    if (!before.ok) return before
    if (!before.value) return fail({ code: 'officers/unknown' })
    const certificate = parseCertificate(pem)
    const spki = certificate?.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
    if (!certificate || spki !== before.value.spki) return fail({ code: 'vault/wrong-key' })
    return file.write(officerId, { ...before.value, certificate: certificate.raw.toString('base64') })
  }

  /** The key as PKCS#8, for the caller to zero. */
  async function open(officerId: string, pin: string): Promise<Result<Opened, PinError>> {
    const known = await file.read(officerId)
    if (!known.ok) return known
    const { value: stored } = known
    if (!stored?.certificate) return fail({ code: 'officers/unknown' })
    const left = await tries.begin(officerId)
    if (!left.ok) return left
    const pkcs8 = await openWithPin({ officerId, binding }, pin, stored)
    if (!pkcs8.ok) return fail({ code: 'officers/wrong-pin', triesLeft: left.value })
    const cleared = await tries.succeeded(officerId)
    if (cleared.ok) return ok({ stored, certificate: stored.certificate, pkcs8: pkcs8.value })
    pkcs8.value.fill(0)
    return cleared
  }

  const unlock: OfficerKeys['unlock'] = async (officerId, pin) => {
    const opened = await open(officerId, pin)
    if (!opened.ok) return opened
    const { certificate, pkcs8 } = opened.value
    const { signer, zero } = softwareSigner(officerId, Buffer.from(certificate, 'base64'), pkcs8)
    zeroSigner()
    zeroSigner = zero
    session.unlock()
    return ok(signer)
  }

  const verify: OfficerKeys['verify'] = async (officerId, pin) => {
    const opened = await open(officerId, pin)
    if (!opened.ok) return opened
    opened.value.pkcs8.fill(0)
    return ok()
  }

  const changePin: OfficerKeys['changePin'] = async (officerId, pin, newPin) => {
    const opened = await open(officerId, pin)
    if (!opened.ok) return opened
    const { stored, pkcs8 } = opened.value
    const wrapping = await wrapUnderPin({ officerId, binding }, newPin, pkcs8)
    pkcs8.fill(0)
    return file.write(officerId, { ...stored, ...wrapping })
  }

  return {
    enrol: (officerId, pin) => inTurn(() => enrol(officerId, pin)),
    setCertificate: (officerId, pem) => inTurn(() => setCertificate(officerId, pem)),
    certificate: async (officerId) => {
      const known = await file.read(officerId)
      if (!known.ok) return known
      const certificate = known.value?.certificate
      return ok(certificate ? Buffer.from(certificate, 'base64') : null)
    },
    forget: (officerId) => inTurn(() => file.erase(officerId)),
    unlock: (officerId, pin) => inTurn(() => unlock(officerId, pin)),
    verify: (officerId, pin) => inTurn(() => verify(officerId, pin)),
    changePin: (officerId, pin, newPin) => inTurn(() => changePin(officerId, pin, newPin)),
  }
}

interface Opened {
  readonly stored: StoredOfficer
  /** DER in Base64. */
  readonly certificate: string
  readonly pkcs8: Buffer
}
