/** The list beside sealed files: signed by the station's identity key, whose certificate travels with it. */
import { X509Certificate, type KeyObject } from 'node:crypto'
import { CompactSign, compactVerify, decodeProtectedHeader } from 'jose'
import { transferManifest, type TransferManifest } from '../../contract/records/transfer.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { ErrorOf } from '../../contract/errors.ts'

export const MANIFEST = 'manifest.jws'
const TYP = 'tram-transfer+jwt'

export function signManifest(
  manifest: TransferManifest,
  certificatePem: string,
  key: KeyObject,
): Promise<string> {
  const x5c = [new X509Certificate(certificatePem).raw.toString('base64')]
  return new CompactSign(Buffer.from(JSON.stringify(manifest)))
    .setProtectedHeader({ alg: 'ES256', typ: TYP, x5c })
    .sign(key)
}

/** @param caPem the authority of provisioning, under which every station's identity stands */
export async function readManifest(
  jws: string,
  caPem: string,
): Promise<Result<TransferManifest, ErrorOf<'transfer/bad-list'>>> {
  try {
    const { x5c, typ } = decodeProtectedHeader(jws)
    const certificate = new X509Certificate(Buffer.from(x5c?.[0] ?? '', 'base64'))
    const ca = new X509Certificate(caPem)
    const isIssued = certificate.checkIssued(ca) && certificate.verify(ca.publicKey)
    const { payload } = await compactVerify(jws, certificate.publicKey, {
      algorithms: ['ES256'],
    })
    const manifest = transferManifest.parse(JSON.parse(Buffer.from(payload).toString('utf8')))
    const isItsOwn = certificate.subject.split('\n').includes(`CN=${manifest.stationId}`)
    if (isIssued && typ === TYP && isItsOwn) return ok(manifest)
  } catch {
    // Not a JWS, not by that key, no certificate, not that shape: it is no list of ours.
  }
  return fail({ code: 'transfer/bad-list' })
}
