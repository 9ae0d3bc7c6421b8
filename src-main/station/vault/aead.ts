/** AES-256-GCM (NIST SP 800-38D) with a random 96-bit IV, always bound to what the bytes are for. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { ErrorOf } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'

export const KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16
const MAGIC = Buffer.from('TRB1', 'latin1')

export type WrongKey = ErrorOf<'vault/wrong-key'>

export interface Encrypted {
  readonly iv: Buffer
  /** Ciphertext, then the 16-byte tag. */
  readonly data: Buffer
}

export function encrypt(key: Uint8Array, plain: Uint8Array, aad: string): Encrypted {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(aad))
  const data = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  return { iv, data }
}

/** Wrong key, wrong purpose or a changed bit: all the same, and nothing of the text comes out. */
export function decrypt(key: Uint8Array, { iv, data }: Encrypted, aad: string): Result<Buffer, WrongKey> {
  if (iv.length !== IV_BYTES || data.length < TAG_BYTES) return fail({ code: 'vault/wrong-key' })
  const tagAt = data.length - TAG_BYTES
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(aad))
    decipher.setAuthTag(data.subarray(tagAt))
    return ok(Buffer.concat([decipher.update(data.subarray(0, tagAt)), decipher.final()]))
  } catch {
    return fail({ code: 'vault/wrong-key' })
  }
}

/** One file: `TRB1 | IV | ciphertext | tag`. */
export function box(key: Uint8Array, plain: Uint8Array, aad: string): Buffer {
  const { iv, data } = encrypt(key, plain, aad)
  return Buffer.concat([MAGIC, iv, data])
}

export function unbox(key: Uint8Array, bytes: Uint8Array, aad: string): Result<Buffer, WrongKey> {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (!all.subarray(0, MAGIC.length).equals(MAGIC)) return fail({ code: 'vault/wrong-key' })
  const dataAt = MAGIC.length + IV_BYTES
  return decrypt(key, { iv: all.subarray(MAGIC.length, dataAt), data: all.subarray(dataAt) }, aad)
}

/** A key for one purpose (HKDF-SHA256, RFC 5869), so that no key is ever used for two. */
export function keyFor(purpose: string, key: Uint8Array, salt: Uint8Array = new Uint8Array()): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, `tram/${purpose}/1`, KEY_BYTES))
}
