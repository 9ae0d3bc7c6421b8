/** What this station is to its registry, from provisioning until it is set up anew. */
import { X509Certificate } from 'node:crypto'
import type { PolicyPack } from '../../contract/records/policy-pack.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { readPack } from '../policy/pack.ts'
import { openExtract, type Extract } from '../residents/extract.ts'
import { createRegistryClient, officerCertificate } from '../uplink/registry-client.ts'
import { proxyFor } from '../uplink/connection/proxy.ts'
import type { Vault } from '../vault/open-vault.ts'
import type { Network } from './network.ts'
import { EXTRACT_BOX, provisionStation } from './provisioning.ts'
import { loadProvisioned, type Provisioned } from './provisioned.ts'

export interface SetUp {
  current(): Provisioned | null
  pack(): PolicyPack | null
  /** Whether its registry is one for practice: only then do simulated irises count. */
  isPractice(): boolean
  /** The registry's sealing certificates, current and recovery, DER. */
  recipients(): Uint8Array[]
  /** Reads what an earlier provisioning left; does nothing on a new station. */
  load(): Promise<Result<void>>
  provision(registryUrl: string, caPem: string, code: string): Promise<Result<string>>
  /** The registry's certificate (PEM) for an officer's new key, for the code that it gave the officer. */
  certifyOfficer(officerId: string, csr: string, code: string): Promise<Result<string>>
  /** Decrypts the ward extract into an index; `signal` gives it up. */
  openExtract(signal: AbortSignal): Promise<Result<Extract>>
}

const derOf = (pem: string): Uint8Array => new X509Certificate(pem).raw

export function createSetUp(
  vault: Vault,
  practice: boolean,
  network: Network,
  onProvisioned: (value: Provisioned) => void,
): SetUp {
  let current: Provisioned | null = null
  let pack: PolicyPack | null = null

  /** The pack's signature is checked at every start: the box is encrypted, but the registry alone makes law. */
  async function use(value: Provisioned): Promise<Result<void>> {
    const law = await readPack(value.provision.pack, value.provision.certificates.policy)
    if (!law.ok) return law
    current = value
    pack = law.value
    onProvisioned(value)
    return ok()
  }

  return {
    current: () => current,
    pack: () => pack,
    isPractice: () => current !== null && current.provision.practice !== null,
    recipients() {
      const certificates = current?.provision.certificates
      return certificates ? [certificates.sealingCurrent, certificates.sealingRecovery].map(derOf) : []
    },
    async load() {
      const kept = await loadProvisioned(vault)
      if (!kept.ok) return kept
      return kept.value ? use(kept.value) : ok()
    },
    async provision(registryUrl, caPem, code) {
      const proxy = () => proxyFor(new URL(registryUrl), network.proxy(), process.env)
      const provisioned = await provisionStation({
        vault,
        registryUrl,
        caPem,
        code,
        practice,
        route: { proxy },
      })
      if (!provisioned.ok) return provisioned
      const used = await use(provisioned.value)
      return used.ok ? ok(provisioned.value.provision.stationId) : used
    },
    async certifyOfficer(officerId, csr, code) {
      if (!current) return fail({ code: 'station/not-provisioned' })
      const { registryUrl: url, provision } = current
      const { stationId, certificates } = provision
      const client = createRegistryClient({
        url,
        caPem: certificates.ca,
        stationId,
        identityKey: vault.identityKey,
      })
      try {
        return await officerCertificate(client, { officerId, csr, code })
      } finally {
        client.http.close()
      }
    },
    async openExtract(signal) {
      const gzip = await vault.load(EXTRACT_BOX)
      if (!gzip.ok) return gzip
      if (!gzip.value || !current) return fail({ code: 'station/not-provisioned' })
      return openExtract(gzip.value, current.extractAsOf, signal)
    },
  }
}
