/** Signing with a key that never leaves its token. */
import { createHash } from 'node:crypto'
import type { Cryptoki, Handle } from './cryptoki.ts'
import type { KeyKind } from './messages.ts'

/** PKCS#11 v2.40, constants of mechanisms. */
const CKM = { sha256RsaPkcs: 0x40, ecdsa: 0x1041 }
const LONGEST_SIGNATURE = 1_024
const P256_BYTES = 32

/** ECDSA in DER, RSA as it is; both over SHA-256. Tokens know ECDSA without a hash everywhere, with one not always. */
export function signWith(
  cryptoki: Cryptoki,
  session: Handle,
  { object, kind }: { readonly object: Handle; readonly kind: KeyKind },
  data: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const room = Buffer.alloc(LONGEST_SIGNATURE)
  if (kind === 'rsa') {
    cryptoki.C_SignInit(session, { mechanism: CKM.sha256RsaPkcs }, object)
    return new Uint8Array(cryptoki.C_Sign(session, Buffer.from(data), room))
  }
  cryptoki.C_SignInit(session, { mechanism: CKM.ecdsa }, object)
  const raw = cryptoki.C_Sign(session, createHash('sha256').update(data).digest(), room)
  return ecdsaDer(raw)
}

/** From `r | s`, 32 bytes each, to `SEQUENCE { r INTEGER, s INTEGER }` (RFC 3279 §2.2.3). */
export function ecdsaDer(raw: Uint8Array): Uint8Array<ArrayBuffer> {
  if (raw.length !== 2 * P256_BYTES) throw new Error('CKR_SIGNATURE_LEN_RANGE')
  const body = [raw.subarray(0, P256_BYTES), raw.subarray(P256_BYTES)].flatMap((number) => {
    const from = number.findIndex((byte) => byte !== 0)
    const digits = from === -1 ? [0] : [...number.subarray(from)]
    // A leading bit would make the number negative.
    const positive = (digits[0] ?? 0) >= 0x80 ? [0, ...digits] : digits
    return [0x02, positive.length, ...positive]
  })
  return Uint8Array.from([0x30, body.length, ...body])
}
