/** What lies in the profile, opened: keys, journal, audit and log. */
import { randomUUID } from 'node:crypto'
import { rename } from 'node:fs/promises'
import { fail, ok, type Result } from '../contract/result.ts'
import { openAudit, type Audit } from './audit/open-audit.ts'
import { openJournal, type Journal } from './journal/open-journal.ts'
import { readSecondMedium } from './journal/second-medium-setting.ts'
import { hostPlatform } from './journal/windows-platform.ts'
import { createLog, type Log } from './log.ts'
import { profilePaths } from './paths.ts'
import type { KeyProtector } from './vault/key-protector.ts'
import { openVault, type Vault } from './vault/open-vault.ts'

interface AuditInProfile {
  readonly audit: Audit
  /** What opening it found; the first entry of every start says so. */
  readonly found: 'ok' | 'torn-tail' | 'set-aside'
}

export interface Profile {
  readonly dir: string
  readonly vault: Vault
  readonly journal: Journal
  readonly audit: AuditInProfile
  readonly log: Log
}

/**
 * A log that does not hold together is evidence: its folder is set aside as it is, and the counter goes on with a new
 * one. The registry, which knows the old head, does not countersign the new one until a person has looked.
 */
async function openAuditIn(dir: string, log: Log): Promise<Result<AuditInProfile>> {
  const clock = { now: Date.now, monotonicMs: () => performance.now(), bootId: randomUUID() }
  const opened = await openAudit(dir, clock)
  if (opened.ok) return ok({ audit: opened.value, found: opened.value.wasTorn ? 'torn-tail' : 'ok' })
  if (opened.error.code !== 'journal/damaged') return opened
  log.info('audit log damaged and set aside', { file: opened.error.what })
  await rename(dir, `${dir}.damaged-${Date.now()}`)
  const anew = await openAudit(dir, clock)
  return anew.ok ? ok({ audit: anew.value, found: 'set-aside' }) : anew
}

export async function openProfile(dir: string, protector: KeyProtector): Promise<Result<Profile>> {
  const paths = profilePaths(dir)
  const log = createLog(paths.log)
  const [vault, journal, audit] = await Promise.all([
    openVault(paths.vault, { protector }),
    readSecondMedium(hostPlatform(), dir).then((secondDir) => openJournal(paths.journal, { secondDir })),
    openAuditIn(paths.audit, log),
  ])
  if (!vault.ok) return fail(vault.error)
  if (!journal.ok) return fail(journal.error)
  if (!audit.ok) return fail(audit.error)
  for (const { kind, file } of journal.value.damage) log.info('journal damage', { kind, file })
  return ok({ dir, vault: vault.value, journal: journal.value, audit: audit.value, log })
}

/** Wall time of the newest record, ms since 1970; 0 for an empty journal. */
export function newestRecordMs({ applications }: Journal): number {
  let newest = 0
  for (const { at } of applications.values()) newest = Math.max(newest, Date.parse(at))
  return newest
}
