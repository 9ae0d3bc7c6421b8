/** The codes by which a registry knows an officer's first PIN at a station; given to each in person. */
import { join } from 'node:path'
import { makeDirectory } from './durable-files.ts'
import { officers } from './officers.ts'
import { openProvisioningCode, type ProvisioningCode } from './provisioning-code.ts'

export type OfficerCodes = ReadonlyMap<string, ProvisioningCode>

/** They stay from one start to the next: an answer that was lost is asked for again. */
export async function openOfficerCodes(dir: string): Promise<OfficerCodes> {
  const codes = new Map<string, ProvisioningCode>()
  for (const { officerId } of officers) {
    const own = join(dir, 'officer-codes', officerId)
    await makeDirectory(own)
    codes.set(officerId, await openProvisioningCode(own, new Set(), true))
  }
  return codes
}
