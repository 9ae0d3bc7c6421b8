/** What the routes work with: one registry, opened. */
import type { PolicyPack } from '../../src-main/contract/records/policy-pack.ts'
import type { Approvals } from './approvals.ts'
import type { AuditHeads } from './audit-heads.ts'
import type { RegistryDatabase } from './database/open.ts'
import type { Extract } from './extract.ts'
import type { Intake } from './intake/intake.ts'
import type { RefusedUploads } from './intake/refused.ts'
import type { UploadStore } from './intake/upload-store.ts'
import type { Authority } from './pki/authority.ts'
import type { OfficerCodes } from './officer-codes.ts'
import type { Population } from './population.ts'
import type { Portraits } from './portraits.ts'
import type { ProvisioningCode } from './provisioning-code.ts'
import type { Nonces } from './proof/nonces.ts'
import type { ProofDeps } from './proof/proof.ts'
import type { Stations } from './stations.ts'

export interface Context {
  readonly dir: string
  readonly practice: boolean
  /** Whether a station must show its certificate in the TLS handshake too. */
  readonly mutualTls: boolean
  readonly ward: { readonly code: string; readonly name: string }
  readonly pack: PolicyPack
  readonly now: () => Date
  readonly authority: Authority
  readonly stations: Stations
  readonly code: ProvisioningCode
  readonly officerCodes: OfficerCodes
  readonly nonces: Nonces
  readonly proof: ProofDeps
  readonly db: RegistryDatabase
  readonly extract: Extract
  readonly population: Population
  readonly portraits: Portraits
  readonly approvals: Approvals
  readonly auditHeads: AuditHeads
  readonly store: UploadStore
  readonly intake: Intake
  readonly refused: RefusedUploads
}
