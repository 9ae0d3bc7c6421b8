/**
 * Each officer's signing key: P-256, made here, wrapped under argon2id of the PIN (RFC 9106) bound with the storage
 * key, so that a copied file alone cannot be searched for the PIN. The PIN opens only this key, nothing else.
 */
import { createPrivateKey, createPublicKey, randomBytes, X509Certificate, type KeyObject } from 'node:crypto'
import { hashRaw } from '@node-rs/argon2'
import { z } from 'zod'
import type { ErrorOf } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { WriteError } from '../journal/io-error.ts'
import { box, keyFor, unbox } from './aead.ts'
import { certificateRequest } from './certificate-request.ts'
import type { KeyFiles } from './key-files.ts'
import { createPinTries } from './pin-tries.ts'
import type { Session } from './session.ts'
import { softwareSigner, type Signer } from './signer.ts'
import { newKeyPair } from './station-keys.ts'
import { parseJson } from './storage-key.ts'

const stored = z.object({
  schema: z.literal('officer-key/1'),
  salt: z.base64(),
  wrapped: z.base64(),
  /** The public key, DER of SubjectPublicKeyInfo. */
  spki: z.base64(),
  /** DER; null until the registry has issued it. */
  certificate: z.base64().nullable(),
})
type Stored = z.infer<typeof stored>

type UnlockError =
  WriteError | ErrorOf<'officers/unknown' | 'officers/wrong-pin' | 'officers/locked' | 'vault/wrong-key'>

export interface OfficerKeys {
  /** Makes a key for an officer and returns its PKCS#10 request (PEM). A certified key is kept: `vault/wrong-key`. */
  enrol(officerId: string, pin: string): Promise<Result<string, WriteError | ErrorOf<'vault/wrong-key'>>>
  /** Takes the issued certificate (PEM); one for another key is `vault/wrong-key`. */
  setCertificate(
    officerId: string,
    pem: string,
  ): Promise<Result<void, WriteError | ErrorOf<'officers/unknown' | 'vault/wrong-key'>>>
  /** Opens the key: the vault counts as unlocked from then until `lock`. About 0.1 s. */
  unlock(officerId: string, pin: string): Promise<Result<Signer, UnlockError>>
}

export interface OfficerKeysOptions {
  readonly files: KeyFiles
  readonly storageKey: Uint8Array
  readonly session: Session
  /** Wall time in ms. */
  readonly now: () => number
}

/** OWASP's floor for argon2id, measured in reference/sync.md §3: about 0.1 s here. */
const COST = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1, outputLen: 32 }

export function createOfficerKeys({ files, storageKey, session, now }: OfficerKeysOptions): OfficerKeys {
  const binding = keyFor('officer-keys', storageKey)
  const file = officerFile(files)
  const tries = createPinTries(files, now)
  let zeroSigner = () => {}
  session.onLock(() => zeroSigner())
  let turn: Promise<unknown> = Promise.resolve()
  /** One after another: guesses made side by side must not share one count. */
  const inTurn = <T>(action: () => Promise<T>): Promise<T> => {
    const mine = turn.then(action, action)
    turn = mine
    return mine
  }
  const enrol: OfficerKeys['enrol'] = async (officerId, pin) => {
    const before = await file.read(officerId)
    if (!before.ok) return before
    if (before.value) return fail({ code: 'vault/wrong-key' })
    const made = await makeKey(officerId, pin, binding)
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

  const unlock: OfficerKeys['unlock'] = async (officerId, pin) => {
    const known = await file.read(officerId)
    if (!known.ok) return known
    if (!known.value?.certificate) return fail({ code: 'officers/unknown' })
    const left = await tries.begin(officerId)
    if (!left.ok) return left
    const key = await pinKey(pin, Buffer.from(known.value.salt, 'base64'), binding, officerId)
    const pkcs8 = unbox(key, Buffer.from(known.value.wrapped, 'base64'), officerId)
    key.fill(0)
    if (!pkcs8.ok) return fail({ code: 'officers/wrong-pin', triesLeft: left.value })
    const cleared = await tries.succeeded(officerId)
    if (!cleared.ok) return cleared
    const { signer, zero } = softwareSigner(
      officerId,
      Buffer.from(known.value.certificate, 'base64'),
      pkcs8.value,
    )
    zeroSigner()
    zeroSigner = zero
    session.unlock()
    return ok(signer)
  }

  return {
    enrol: (officerId, pin) => inTurn(() => enrol(officerId, pin)),
    setCertificate: (officerId, pem) => inTurn(() => setCertificate(officerId, pem)),
    unlock: (officerId, pin) => inTurn(() => unlock(officerId, pin)),
  }
}

async function makeKey(
  officerId: string,
  pin: string,
  binding: Uint8Array,
): Promise<{ key: KeyObject; stored: Stored }> {
  const pkcs8 = newKeyPair()
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
  const salt = randomBytes(16)
  const wrapped = box(await pinKey(pin, salt, binding, officerId), pkcs8, officerId)
  pkcs8.fill(0)
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' })
  const facts = {
    salt: salt.toString('base64'),
    wrapped: wrapped.toString('base64'),
    spki: spki.toString('base64'),
  }
  return { key, stored: { schema: 'officer-key/1', ...facts, certificate: null } }
}

function officerFile(files: KeyFiles) {
  const nameOf = (officerId: string) => `${officerId}.json`
  return {
    read: async (officerId: string): Promise<Result<Stored | null, WriteError>> => {
      const bytes = await files.read(nameOf(officerId))
      if (!bytes.ok) return bytes
      const parsed = bytes.value && stored.safeParse(parseJson(bytes.value))
      return ok(parsed?.success ? parsed.data : null)
    },
    write: (officerId: string, value: Stored) =>
      files.write(nameOf(officerId), Buffer.from(JSON.stringify(value))),
  }
}

async function pinKey(
  pin: string,
  salt: Uint8Array,
  binding: Uint8Array,
  officerId: string,
): Promise<Buffer> {
  const stretched = await hashRaw(pin.normalize('NFC'), { ...COST, salt })
  const key = keyFor(`officer/${officerId}`, stretched, binding)
  stretched.fill(0)
  return key
}

function parseCertificate(pem: string): X509Certificate | null {
  try {
    return new X509Certificate(pem)
  } catch {
    return null
  }
}
