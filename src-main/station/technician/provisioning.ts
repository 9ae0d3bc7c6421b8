/**
 * First set-up while linked: the station's keys get their certificates, and the registry's certificates, policy
 * pack, ward extract and officers are pinned. Interrupted anywhere it is simply done again; nothing counts as
 * provisioned before the last write.
 */
import { X509Certificate } from 'node:crypto'
import type { Provision } from '../../contract/records/wire.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { fetchExtract } from '../uplink/extract.ts'
import type { Route } from '../uplink/connection/pinned-agent.ts'
import { provision } from '../uplink/provision.ts'
import { createRegistryClient, officerCertificate, type RegistryClient } from '../uplink/registry-client.ts'
import { certificateRequest } from '../vault/certificate-request.ts'
import type { Vault } from '../vault/open-vault.ts'
import { keepProvisioned, type Provisioned } from './provisioned.ts'

export const EXTRACT_BOX = 'extract'

export interface ProvisioningOptions {
  readonly vault: Vault
  readonly registryUrl: string
  readonly caPem: string
  readonly code: string
  /** The way to the registry; nothing is known of the station's own certificate yet. */
  readonly route: Route
  /** Whether this station runs for practice; it never mixes with a registry of the other kind. */
  readonly practice: boolean
}

/**
 * Practice officers get their published PIN here, all the same one, so that the second pair of eyes can be
 * practised too; real ones choose theirs at their first sign-in. A key of an earlier, interrupted set-up is kept where
 * this registry has certified it, and made anew where another one has.
 */
async function enrolPracticeOfficers(
  vault: Vault,
  client: RegistryClient,
  { practice, officers, certificates }: Provision,
): Promise<Result<void>> {
  if (!practice) return ok()
  for (const { officerId } of officers) {
    const known = await vault.officers.certificate(officerId)
    if (!known.ok) return known
    if (known.value && isIssuedBy(known.value, certificates.ca)) continue
    const forgotten = await vault.officers.forget(officerId)
    if (!forgotten.ok) return forgotten
    const request = await vault.officers.enrol(officerId, practice.pin)
    if (!request.ok) return request
    const certificate = await officerCertificate(client, { officerId, csr: request.value, code: null })
    if (!certificate.ok) return certificate
    const kept = await vault.officers.setCertificate(officerId, certificate.value)
    if (!kept.ok) return kept
  }
  return ok()
}

function isIssuedBy(certificate: Uint8Array, caPem: string): boolean {
  const ca = new X509Certificate(caPem)
  return new X509Certificate(certificate).verify(ca.publicKey)
}

/** Fetches, verifies and keeps the ward extract; its as-of time. */
async function takeExtract(
  vault: Vault,
  client: RegistryClient,
  policyCertificate: string,
  wardCode: string,
): Promise<Result<string>> {
  const extract = await fetchExtract(client, policyCertificate, wardCode)
  if (!extract.ok) return extract
  if (!extract.value) return fail({ code: 'uplink/nonsense', what: 'ward extract' })
  const stored = await vault.store(EXTRACT_BOX, extract.value.gzip)
  return stored.ok ? ok(extract.value.facts.asOf) : stored
}

export async function provisionStation(options: ProvisioningOptions): Promise<Result<Provisioned>> {
  const { vault, registryUrl, caPem, code, route } = options
  const request = {
    schema: 'provision-request/1' as const,
    code,
    identityCsr: certificateRequest(vault.identityKey, 'identity'),
    decryptionCsr: certificateRequest(vault.decryptionKey, 'decryption'),
  }
  const answer = await provision(registryUrl, caPem, request, { route })
  if (!answer.ok) return answer
  const given = answer.value.provision
  const { stationId, certificates, practice, ward } = given
  if (options.practice !== (practice !== null))
    return fail({ code: 'uplink/refused', reason: 'practice-mismatch' })
  const key = vault.identityKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const client = createRegistryClient({
    url: registryUrl,
    caPem,
    stationId,
    identityKey: vault.identityKey,
    route: { ...route, client: { cert: certificates.identity, key } },
  })
  try {
    const asOf = await takeExtract(vault, client, certificates.policy, ward.code)
    if (!asOf.ok) return asOf
    const enrolled = await enrolPracticeOfficers(vault, client, given)
    if (!enrolled.ok) return enrolled
    const value: Provisioned = {
      schema: 'provisioned/1',
      registryUrl,
      provision: given,
      extractAsOf: asOf.value,
    }
    const kept = await keepProvisioned(vault, value)
    return kept.ok ? ok(value) : kept
  } finally {
    client.http.close()
  }
}
