/** Whether the record is of today, and this person here once. */
import type { Finding } from '../../../contract/records/finding.ts'
import type { RecordFields } from '../../../contract/records/resident.ts'
import { civilDate } from '../../policy/dates.ts'
import { findingOf } from './finding.ts'

const warn = findingOf('alive', 'warn')
const note = findingOf('alive', 'note')

/** The extract is fetched daily where there is a link; older than a week is said. */
const FRESH_DAYS = 7
const DAY_MS = 86_400_000

export interface Surroundings {
  /** Other drafts of the same personal number at this station. */
  readonly openElsewhere: number
  /** Applications that wait to be sent, of the same name and last four digits. */
  readonly queued: number
  readonly now: Date
}

/** `asOf`: when the registry wrote the record. */
export function checkAlive(
  fields: RecordFields,
  asOf: string,
  { openElsewhere, queued, now }: Surroundings,
): Finding[] {
  const findings: Finding[] = []
  const { deathOrMissing, temporaryAbsence } = fields
  if (deathOrMissing !== null)
    findings.push(warn('dead-or-missing', 'deathOrMissing', { date: deathOrMissing }))
  if (openElsewhere > 0) findings.push(warn('open-twice', null, { count: String(openElsewhere) }))
  if (queued > 0) findings.push(warn('queued-twice', null, { count: String(queued) }))
  const days = Math.floor((now.getTime() - new Date(asOf).getTime()) / DAY_MS)
  if (days > FRESH_DAYS) findings.push(note('aged', null, { count: String(days) }))
  if (temporaryAbsence !== null && (temporaryAbsence.until ?? '9999') >= civilDate(now)) {
    const { from, until } = temporaryAbsence
    findings.push(note('absent-declared', 'temporaryAbsence', { from, until: until ?? '' }))
  }
  return findings
}
