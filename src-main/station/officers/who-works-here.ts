/** Everything about officers beside their desk: the list, the last contact, tokens, the technician. Wired. */
import type { SignedIn } from '../../contract/records/officers.ts'
import { ok, type Result } from '../../contract/result.ts'
import type { SpawnHost } from '../devices/host-process.ts'
import type { Provisioned } from '../technician/provisioned.ts'
import type { Trust } from '../token/certificate-check.ts'
import { createOfficerTokens, type OfficerTokens } from '../token/officer-tokens.ts'
import { createTokenProcess, type TokenProcess } from '../token/token-process.ts'
import { createTokenSettings, type TokenSettings } from '../token/token-settings.ts'
import type { Vault } from '../vault/open-vault.ts'
import { createContact, type Contact } from './offline.ts'
import type { PinsOptions } from './pins.ts'
import { createRosterBook, type RosterBook } from './roster-book.ts'
import { createTechnicianDesk, type TechnicianDesk } from './technician-desk.ts'

export interface WhoWorksHereDeps {
  readonly vault: Vault
  readonly provisioned: () => Provisioned | null
  readonly certify: PinsOptions['certify']
  readonly spawnTokenHost: SpawnHost
  readonly now: () => Date
  /** The newest time that the journal knows, ms since 1970. */
  readonly lastRecordMs: () => number
  readonly onTechnician: (technician: SignedIn | null) => void
  /** Told the code of what could not be written. */
  readonly onFailed: (code: string) => void
}

export interface WhoWorksHere {
  readonly roster: RosterBook
  readonly contact: Contact
  readonly officerTokens: OfficerTokens
  readonly technician: TechnicianDesk
  readonly tokenSettings: TokenSettings
  readonly tokenProcess: TokenProcess
  readonly trust: () => Trust
  /** Reads what the profile holds; after the provisioning is known. */
  load(): Promise<Result<void>>
}

export function createWhoWorksHere(deps: WhoWorksHereDeps): WhoWorksHere {
  const { vault, provisioned, now, lastRecordMs } = deps
  const roster = createRosterBook({ vault, provisioned })
  const contact = createContact(vault, deps.onFailed)
  const tokenSettings = createTokenSettings(vault)
  const tokenProcess = createTokenProcess(deps.spawnTokenHost)
  const trust = (): Trust => ({
    authorities: roster.authorities(),
    revoked: roster.revoked(),
    // A clock that was set back must not bring a certificate back to life.
    nowMs: Math.max(now().getTime(), lastRecordMs(), contact.lastMs() ?? 0),
  })
  return {
    roster,
    contact,
    tokenSettings,
    tokenProcess,
    trust,
    officerTokens: createOfficerTokens({ settings: tokenSettings, process: tokenProcess, trust }),
    technician: createTechnicianDesk({
      vault,
      roster: roster.officers,
      certify: deps.certify,
      onChange: deps.onTechnician,
    }),
    async load() {
      for (const part of [contact, roster, tokenSettings]) {
        const loaded = await part.load()
        if (!loaded.ok) return loaded
      }
      return ok()
    },
  }
}
