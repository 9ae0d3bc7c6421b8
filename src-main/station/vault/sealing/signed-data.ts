/**
 * CAdES-BES (ETSI EN 319 122-1 §6.3, level B-B): CMS SignedData (RFC 5652) with the content inside, the signer's
 * certificate, and the signed attributes content-type, message-digest, signing-time, signing-certificate-v2.
 */
import { createHash } from 'node:crypto'
import { ok, type Result } from '../../../contract/result.ts'
import { algorithm, integer, octets, oid, sequence, setOf, tagged, utcTime, type Block } from '../der.ts'
import type { Signer } from '../signer.ts'
import { sealFailed } from './entry.ts'
import { issuerAndSerial, type IssuerAndSerial } from './issuer-and-serial.ts'
import { OID } from './oids.ts'

const NULL = Buffer.from([5, 0])
/** RFC 5754 §3.3 and RFC 3370 §3.2: the parameters of ECDSA are absent, those of RSA are NULL. */
const signatureAlgorithms = {
  'ecdsa-p256': algorithm(OID.ecdsaWithSha256),
  rsa: algorithm(OID.rsaEncryption, NULL),
}

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

/**
 * @param signedAt until 2049, which UTCTime can say (RFC 5652 §11.3)
 * @returns ContentInfo, DER
 */
export async function signData(content: Uint8Array, signer: Signer, signedAt: Date): Promise<Result<Buffer>> {
  const signedBy = issuerAndSerial(signer.certificate)
  if (!signedBy) return sealFailed('officer-certificate')
  const attributes = signedAttributes(content, signer.certificate, signedBy, signedAt)
  // Signed as SET OF, sent as [0] IMPLICIT (RFC 5652 §5.4): the same bytes but for the tag.
  const signature = await signer.sign(attributes)
  if (!signature.ok) return signature
  const sent = Buffer.from(attributes)
  sent[0] = 0xa0
  const signerInfo = sequence(
    integer(1),
    signedBy.block,
    algorithm(OID.sha256),
    sent,
    signatureAlgorithms[signer.algorithm],
    octets(signature.value),
  )
  const signedData = sequence(
    integer(1),
    setOf(algorithm(OID.sha256)),
    sequence(oid(OID.data), tagged(0, octets(content))),
    tagged(0, signer.certificate, ...signer.chain),
    setOf(signerInfo),
  )
  return ok(sequence(oid(OID.signedData), tagged(0, signedData)))
}

function signedAttributes(
  content: Uint8Array,
  certificate: Uint8Array,
  { issuer, serial }: IssuerAndSerial,
  signedAt: Date,
): Block {
  // ESSCertIDv2 with the default hash, SHA-256 left out (RFC 5035 §3); the issuer as directoryName.
  const certId = sequence(octets(sha256(certificate)), sequence(sequence(tagged(4, issuer)), serial))
  return setOf(
    attribute(OID.contentType, oid(OID.data)),
    attribute(OID.messageDigest, octets(sha256(content))),
    attribute(OID.signingTime, utcTime(signedAt)),
    attribute(OID.signingCertificateV2, sequence(sequence(certId))),
  )
}

const attribute = (id: string, value: Block): Block => sequence(oid(id), setOf(value))
