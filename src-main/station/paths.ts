/** Where everything of one station lies. The profile belongs to one instance at a time. */
import { join } from 'node:path'

export interface ProfilePaths {
  readonly journal: string
  readonly vault: string
  /** The folder of the audit log and its checkpoints. */
  readonly audit: string
  readonly log: string
  /** What provisioning brought: ids, certificates, the signed pack. */
  readonly station: string
  /** The ward extract, encrypted. */
  readonly extract: string
}

export function profilePaths(profileDir: string): ProfilePaths {
  return {
    journal: join(profileDir, 'journal'),
    vault: join(profileDir, 'vault'),
    audit: join(profileDir, 'audit'),
    log: join(profileDir, 'station.log'),
    station: join(profileDir, 'station.json'),
    extract: join(profileDir, 'extract.tre'),
  }
}
