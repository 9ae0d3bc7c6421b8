/** What a registry signs, as a station that trusts its certificates reads it. */
import { createPublicKey } from 'node:crypto'
import { compactVerify } from 'jose'
import { expect } from 'vitest'
import { receipt, signedBody, type Receipt } from '../../../src-main/contract/records/wire.ts'
import { jsonOf } from './client.ts'
import type { TestStation } from './station.ts'
import { fetchReceipt } from './tus.ts'

interface Verified {
  readonly typ: string | undefined
  readonly claims: unknown
}

/** Throws where the signature is not of this certificate's key. */
export async function verified(jws: string, certificatePem: string): Promise<Verified> {
  const { payload, protectedHeader } = await compactVerify(jws, createPublicKey(certificatePem), {
    algorithms: ['ES256'],
  })
  return { typ: protectedHeader.typ, claims: JSON.parse(new TextDecoder().decode(payload)) }
}

export async function signedPage(station: TestStation, path: string): Promise<Verified> {
  const { signed } = signedBody.parse(jsonOf(await station.call(path)))
  return verified(signed, station.provision.certificates.receipt)
}

export async function receiptOf(
  station: TestStation,
  file: { applicationId: string; revision: number; bytes: Uint8Array },
): Promise<{ jws: string; claims: Receipt }> {
  const answer = await fetchReceipt(station, file)
  expect(answer.status).toBe(200)
  const jws = (jsonOf(answer) as { receipt: string }).receipt
  const { typ, claims } = await verified(jws, station.provision.certificates.receipt)
  expect(typ).toBe('tram-receipt+jwt')
  return { jws, claims: receipt.parse(claims) }
}
