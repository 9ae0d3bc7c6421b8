/** What lies in the profile, opened: keys, journal, audit and log. */
import { randomUUID } from 'node:crypto'
import { rename } from 'node:fs/promises'
import { fail, ok, type Result } from '../contract/result.ts'
import { openAuditLog, type AuditLog } from './audit/audit-log.ts'
import { openJournal, type Journal } from './journal/open-journal.ts'
import { createLog, type Log } from './log.ts'
import { profilePaths } from './paths.ts'
import type { KeyProtector } from './vault/key-protector.ts'
import { openVault, type Vault } from './vault/open-vault.ts'

export interface Profile {
  readonly dir: string
  readonly vault: Vault
  readonly journal: Journal
  readonly audit: AuditLog
  readonly log: Log
}

/** A chain that does not hold is evidence: it is set aside as it is, and the counter goes on with a new one. */
async function openAudit(path: string, log: Log): Promise<Result<AuditLog>> {
  const clock = { now: Date.now, monotonicMs: () => performance.now(), bootId: randomUUID() }
  const opened = await openAuditLog(path, clock)
  if (opened.ok || opened.error.code !== 'journal/damaged') return opened
  log.info('audit log damaged and set aside')
  await rename(path, `${path}.damaged-${Date.now()}`)
  return openAuditLog(path, clock)
}

export async function openProfile(dir: string, protector: KeyProtector): Promise<Result<Profile>> {
  const paths = profilePaths(dir)
  const log = createLog(paths.log)
  const [vault, journal, audit] = await Promise.all([
    openVault(paths.vault, { protector }),
    openJournal(paths.journal),
    openAudit(paths.audit, log),
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
