/** Reads a policy pack delivered as a JWS by the registry's policy key, or refuses it. */
import { z } from 'zod'
import type { ErrorOf } from '../../contract/errors.ts'
import { policyPack, type PolicyPack } from '../../contract/records/policy-pack.ts'
import { readVersioned, type VersionError } from '../../contract/records/version.ts'
import { fail, type Result } from '../../contract/result.ts'
import { readSigned } from '../uplink/signed-answer.ts'
import { civilDate } from './dates.ts'
import { liftPack } from './upcast.ts'

export type PackError = VersionError | ErrorOf<'policy/bad-signature' | 'policy/not-yet'>

const PACK_TYP = 'tram-policy-pack+jwt'

const packReader = { name: 'policy-pack', version: 2, schema: policyPack, upcast: liftPack }

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
  return signed.ok ? readVersioned(packReader, signed.value) : fail({ code: 'policy/bad-signature' })
}

/**
 * A pack as it arrives: it must be in force. A pack that is there already is not asked again, for a clock that
 * has fallen behind must not take the law away from a station that works.
 */
export async function readArrivingPack(
  jws: string,
  policyCertificate: string,
  now: Date,
): Promise<Result<PolicyPack, PackError>> {
  const pack = await readPack(jws, policyCertificate)
  if (!pack.ok || pack.value.effectiveFrom <= civilDate(now)) return pack
  return fail({ code: 'policy/not-yet', from: pack.value.effectiveFrom })
}
