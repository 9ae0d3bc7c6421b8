/**
 * Sealing (design §4.4): ZIP, signed by the officer, encrypted to the registry. Afterwards the station holds no key
 * that opens it. Reads samples through a port and gives bytes back: where they lie is the journal's business.
 */
import type { Enrolment } from '../../../contract/records/enrolment.ts'
import { manifest, type Manifest } from '../../../contract/records/manifest.ts'
import { ok, type Result } from '../../../contract/result.ts'
import { factsOf, type FileFacts } from '../../journal/files.ts'
import type { Signer } from '../signer.ts'
import { archive } from './archive.ts'
import { envelope } from './auth-enveloped-data.ts'
import { collectEntries, handsPictureOf, manifestEntryOf } from './entries.ts'
import { sealFailed, type Entry, type ReadSample } from './entry.ts'
import { signData } from './signed-data.ts'

export interface SealRequest {
  readonly enrolment: Enrolment
  /** The canonical bytes (RFC 8785) of the document that the citizen confirmed. */
  readonly confirmation: Uint8Array
  readonly readSample: ReadSample
  readonly signer: Signer
  /** The registry's current and recovery certificates, DER, chain and dates already checked. */
  readonly recipients: readonly Uint8Array[]
  /** Wall time, ms since 1970. */
  readonly nowMs: number
  /** False when the clock could not be believed (design §4.8). */
  readonly timeConfirmed: boolean
}

export interface Sealed extends FileFacts {
  /** The `.p7m`: ContentInfo of AuthEnvelopedData, DER. */
  readonly bytes: Uint8Array
  readonly manifest: Manifest
}

/** `vault/seal-failed` names what does not fit: a sample that is not what it says, a document nobody confirmed. */
export async function seal(request: SealRequest): Promise<Result<Sealed>> {
  const collected = await collectEntries(request.enrolment, request.confirmation, request.readSample)
  if (!collected.ok) return collected
  const described = manifestOf(request, collected.value)
  if (!described.ok) return described
  const first = { name: 'manifest.json', bytes: Buffer.from(JSON.stringify(described.value)) }
  const zip = archive([first, ...collected.value])
  const signed = await signData(zip, request.signer, new Date(request.nowMs))
  if (!signed.ok) return signed
  const sealed = envelope(signed.value, request.recipients)
  // Plain biometrics do not wait in memory for the garbage collector.
  zip.fill(0)
  signed.value.fill(0)
  return sealed.ok ? ok({ bytes: sealed.value, ...factsOf(sealed.value), manifest: described.value }) : sealed
}

function manifestOf(request: SealRequest, entries: readonly Entry[]): Result<Manifest> {
  const { enrolment, signer, nowMs, timeConfirmed } = request
  const { confirmation, case: chosen, resident, signature } = enrolment
  const hands = handsPictureOf(enrolment)
  if (!confirmation || !chosen) return sealFailed(confirmation ? 'no-case' : 'not-confirmed')
  if (factsOf(request.confirmation).sha256 !== confirmation.documentHash)
    return sealFailed('confirmation-hash')
  const { documentHash, answeredBy, at } = confirmation
  const described = manifest.safeParse({
    schema: 'manifest/1',
    stationId: enrolment.stationId,
    applicationId: enrolment.applicationId,
    revision: enrolment.revision,
    sealedAt: new Date(nowMs).toISOString(),
    timeConfirmed,
    packId: enrolment.packId,
    officerId: signer.officerId,
    kind: chosen.kind,
    reason: chosen.reason,
    recordVersion: resident.recordVersion,
    confirmation: { documentHash, answeredBy, at },
    signature: signature && {
      by: signature.by,
      takenAt: signature.takenAt,
      provenance: signature.provenance,
    },
    handsPicture: hands && { takenAt: hands.takenAt, provenance: hands.provenance },
    entries: entries.map(manifestEntryOf),
  })
  return described.success ? ok(described.data) : sealFailed('manifest')
}
