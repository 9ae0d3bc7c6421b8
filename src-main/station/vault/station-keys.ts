/**
 * The station's two P-256 key pairs: *identity* signs calls and the audit log, *decryption* opens what the
 * registry returns. Both are wrapped by the storage key and live as long as the process.
 */
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { ok, type Result } from '../../contract/result.ts'
import type { WriteError } from '../journal/io-error.ts'
import { box, keyFor, unbox, type WrongKey } from './aead.ts'
import type { KeyFiles } from './key-files.ts'

export interface StationKeys {
  readonly identityKey: KeyObject
  readonly decryptionKey: KeyObject
}

export async function loadStationKeys(
  files: KeyFiles,
  storageKey: Uint8Array,
): Promise<Result<StationKeys, WriteError | WrongKey>> {
  const wrapping = keyFor('station-keys', storageKey)
  const identityKey = await loadOrMake(files, wrapping, 'identity.key')
  if (!identityKey.ok) return identityKey
  const decryptionKey = await loadOrMake(files, wrapping, 'decryption.key')
  if (!decryptionKey.ok) return decryptionKey
  return ok({ identityKey: identityKey.value, decryptionKey: decryptionKey.value })
}

async function loadOrMake(
  files: KeyFiles,
  wrapping: Uint8Array,
  name: string,
): Promise<Result<KeyObject, WriteError | WrongKey>> {
  const stored = await files.read(name)
  if (!stored.ok) return stored
  if (stored.value !== null) {
    const pkcs8 = unbox(wrapping, stored.value, name)
    return pkcs8.ok ? ok(privateKeyOf(pkcs8.value)) : pkcs8
  }
  const pkcs8 = newKeyPair()
  const written = await files.write(name, box(wrapping, pkcs8, name))
  return written.ok ? ok(privateKeyOf(pkcs8)) : written
}

/** A new P-256 private key as PKCS#8 DER (RFC 5208). */
export function newKeyPair(): Buffer {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
    type: 'pkcs8',
    format: 'der',
  })
}

/** Zeroes the DER it was given: the key object keeps its own copy. */
function privateKeyOf(pkcs8: Buffer): KeyObject {
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
  pkcs8.fill(0)
  return key
}
