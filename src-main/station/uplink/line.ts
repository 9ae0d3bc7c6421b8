/** The way to the registry while it is open: whoever has one may ask, and must be ready to be left without an answer. */
import type { Provision } from '../../contract/records/wire.ts'
import type { RegistryClient } from './registry-client.ts'

export interface Line {
  readonly client: RegistryClient
  readonly stationId: string
  /** Pinned at provisioning. */
  readonly certificates: Provision['certificates']
}
