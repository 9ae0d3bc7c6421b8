/**
 * CMS AuthEnvelopedData (RFC 5083) with AES-256-GCM (RFC 5084) for recipients with P-256 certificates: ephemeral
 * ECDH, X9.63 KDF with SHA-256, aes256-wrap (RFC 5753 §3.1). Nothing that could open it stays here: the content key
 * is zeroed and the ephemeral keys are dropped.
 */
import {
  createCipheriv,
  createHash,
  diffieHellman,
  generateKeyPairSync,
  randomBytes,
  X509Certificate,
} from 'node:crypto'
import { ok, type Result } from '../../../contract/result.ts'
import {
  algorithm,
  bits,
  integer,
  octets,
  oid,
  sequence,
  setOf,
  tagged,
  taggedPrimitive,
  type Block,
} from '../der.ts'
import { wrapKey } from './aes-key-wrap.ts'
import { sealFailed, type SealFailed } from './entry.ts'
import { issuerAndSerial } from './issuer-and-serial.ts'
import { OID } from './oids.ts'

const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
/** An uncompressed P-256 point at the end of its SubjectPublicKeyInfo (RFC 5480 §2.2). */
const POINT_BYTES = 65

/**
 * @param content type id-data, so that no authenticated attributes are needed
 * @param recipients certificates, DER, each of which opens it by itself
 * @returns ContentInfo, DER
 */
export function envelope(content: Uint8Array, recipients: readonly Uint8Array[]): Result<Buffer, SealFailed> {
  const contentKey = randomBytes(KEY_BYTES)
  const infos: Block[] = []
  for (const certificate of recipients) {
    const info = recipientInfo(certificate, contentKey)
    if (!info) return sealFailed('recipient-certificate')
    infos.push(info)
  }
  if (infos.length === 0) return sealFailed('no-recipients')
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', contentKey, nonce)
  const encrypted = Buffer.concat([cipher.update(content), cipher.final()])
  contentKey.fill(0)
  const parameters = sequence(octets(nonce), integer(TAG_BYTES))
  const body = sequence(
    integer(0),
    setOf(...infos),
    sequence(oid(OID.data), algorithm(OID.aes256Gcm, parameters), taggedPrimitive(0, encrypted)),
    octets(cipher.getAuthTag()),
  )
  return ok(sequence(oid(OID.authEnvelopedData), tagged(0, body)))
}

function recipientInfo(certificate: Uint8Array, contentKey: Uint8Array): Block | null {
  const named = issuerAndSerial(certificate)
  if (!named) return null
  const { publicKey } = new X509Certificate(certificate)
  if (publicKey.asymmetricKeyDetails?.namedCurve !== 'prime256v1') return null
  const ephemeral = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const secret = diffieHellman({ privateKey: ephemeral.privateKey, publicKey })
  const wrapping = deriveWrappingKey(secret)
  const wrapped = wrapKey(wrapping, contentKey)
  secret.fill(0)
  wrapping.fill(0)
  const point = ephemeral.publicKey.export({ type: 'spki', format: 'der' }).subarray(-POINT_BYTES)
  const originator = tagged(0, tagged(1, algorithm(OID.ecPublicKey), bits(point)))
  const agreement = algorithm(OID.ecdhSha256Kdf, algorithm(OID.aes256Wrap))
  const keys = sequence(sequence(named.block, octets(wrapped)))
  return tagged(1, integer(3), originator, agreement, keys)
}

/** X9.63 KDF, one round: SHA-256(Z | 1 | ECC-CMS-SharedInfo) (RFC 5753 §7.2; SEC 1 §3.6.1). */
function deriveWrappingKey(secret: Uint8Array): Buffer {
  const keyBits = Buffer.alloc(4)
  keyBits.writeUInt32BE(KEY_BYTES * 8)
  const sharedInfo = sequence(algorithm(OID.aes256Wrap), tagged(2, octets(keyBits)))
  return createHash('sha256')
    .update(secret)
    .update(Buffer.from([0, 0, 0, 1]))
    .update(sharedInfo)
    .digest()
}
