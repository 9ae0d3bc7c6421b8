/** What lies on the disk of an officer: the signing key under argon2id of the PIN (RFC 9106), and its certificate. */
import { createPrivateKey, createPublicKey, randomBytes, X509Certificate, type KeyObject } from 'node:crypto'
import { hashRaw } from '@node-rs/argon2'
import { z } from 'zod'
import { ok, type Result } from '../../contract/result.ts'
import type { WriteError } from '../journal/io-error.ts'
import { box, keyFor, unbox, type WrongKey } from './aead.ts'
import type { KeyFiles } from './key-files.ts'
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
export type StoredOfficer = z.infer<typeof stored>
type Wrapping = Pick<StoredOfficer, 'salt' | 'wrapped'>

/** Whose key it is: the id is bound into it, and so is the storage key. */
export interface Owner {
  readonly officerId: string
  /** Derived from the storage key: a copied file alone cannot be searched for the PIN. */
  readonly binding: Uint8Array
}

/** OWASP's floor for argon2id, measured in reference/sync.md §3: about 0.1 s here. */
const COST = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1, outputLen: 32 }

export function officerFile(files: KeyFiles) {
  const nameOf = (officerId: string) => `${officerId}.json`
  return {
    read: async (officerId: string): Promise<Result<StoredOfficer | null, WriteError>> => {
      const bytes = await files.read(nameOf(officerId))
      if (!bytes.ok) return bytes
      const parsed = bytes.value && stored.safeParse(parseJson(bytes.value))
      return ok(parsed?.success ? parsed.data : null)
    },
    write: (officerId: string, value: StoredOfficer) =>
      files.write(nameOf(officerId), Buffer.from(JSON.stringify(value))),
    erase: (officerId: string) => files.erase(nameOf(officerId)),
  }
}

/** A new P-256 key that only this PIN opens. */
export async function makeOfficerKey(
  owner: Owner,
  pin: string,
): Promise<{ key: KeyObject; stored: StoredOfficer }> {
  const pkcs8 = newKeyPair()
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
  const wrapping = await wrapUnderPin(owner, pin, pkcs8)
  pkcs8.fill(0)
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64')
  return { key, stored: { schema: 'officer-key/1', ...wrapping, spki, certificate: null } }
}

/** A salt of its own for every PIN. `pkcs8` stays the caller's to zero. */
export async function wrapUnderPin(owner: Owner, pin: string, pkcs8: Uint8Array): Promise<Wrapping> {
  const salt = randomBytes(16)
  const key = await pinKey(owner, pin, salt)
  const wrapped = box(key, pkcs8, owner.officerId)
  key.fill(0)
  return { salt: salt.toString('base64'), wrapped: wrapped.toString('base64') }
}

/** The key as PKCS#8; `vault/wrong-key` for another PIN. */
export async function openWithPin(
  owner: Owner,
  pin: string,
  { salt, wrapped }: Wrapping,
): Promise<Result<Buffer, WrongKey>> {
  const key = await pinKey(owner, pin, Buffer.from(salt, 'base64'))
  const pkcs8 = unbox(key, Buffer.from(wrapped, 'base64'), owner.officerId)
  key.fill(0)
  return pkcs8
}

async function pinKey({ officerId, binding }: Owner, pin: string, salt: Uint8Array): Promise<Buffer> {
  const stretched = await hashRaw(pin.normalize('NFC'), { ...COST, salt })
  const key = keyFor(`officer/${officerId}`, stretched, binding)
  stretched.fill(0)
  return key
}

/** Null for what is no certificate. */
export function parseCertificate(pem: string | Uint8Array): X509Certificate | null {
  try {
    return new X509Certificate(pem)
  } catch {
    return null
  }
}
