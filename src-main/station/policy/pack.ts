/** Reads a policy pack delivered as a JWS by the registry's policy key, or refuses it. */
import { z } from 'zod'
import type { ErrorOf } from '../../contract/errors.ts'
import { policyPack, type PolicyPack } from '../../contract/records/policy-pack.ts'
import { readVersioned, type VersionError } from '../../contract/records/version.ts'
import type { Result } from '../../contract/result.ts'
import { readSigned } from '../uplink/signed-answer.ts'

export type PackError = VersionError | ErrorOf<'uplink/nonsense'>

export const PACK_TYP = 'tram-policy-pack+jwt'

const packReader = { name: 'policy-pack', version: 1, schema: policyPack }

/** `policyCertificate`: PEM of the certificate pinned at provisioning. */
export async function readPack(
  jws: string,
  policyCertificate: string,
): Promise<Result<PolicyPack, PackError>> {
  const signed = await readSigned(jws, {
    certificatePem: policyCertificate,
    typ: PACK_TYP,
    schema: z.unknown(),
  })
  return signed.ok ? readVersioned(packReader, signed.value) : signed
}
