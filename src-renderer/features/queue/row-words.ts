/** A row of the queue in plain words. */
import { errorCodes, type ErrorCode } from '../../../src-main/contract/errors.ts'
import type { LinkState } from '../../../src-main/contract/records/snapshot.ts'
import type { Role } from '../../../src-main/contract/windows.ts'
import type { StoredRow } from '../../data/schema.ts'
import { pathOf } from '../../i18n/describe-error.ts'
import { formatTime } from '../../i18n/format.ts'
import type { Translate } from '../../i18n/use-texts.ts'
import type { Tone } from '../../ui/status-badge.tsx'

export const tones: Record<StoredRow['state'], Tone> = {
  draft: 'idle',
  sealed: 'info',
  queued: 'info',
  sending: 'busy',
  received: 'good',
  accepted: 'good',
  returned: 'warn',
  printed: 'good',
  ready: 'good',
  parked: 'bad',
  abandoned: 'idle',
  erased: 'idle',
}

export function toneOf(row: StoredRow): Tone {
  return row.quarantined === 1 ? 'bad' : tones[row.state]
}

export function stateText(t: Translate, row: StoredRow): string {
  return row.quarantined === 1 ? t('queue:state.quarantined') : t(`queue:state.${row.state}`)
}

/** What part of the bytes the registry has confirmed, 0 to 1. */
export function confirmedShare(row: StoredRow): number {
  if (row.group === 'done') return 1
  return row.size === 0 ? 0 : Math.min(1, row.sentBytes / row.size)
}

function isErrorCode(reason: string): reason is ErrorCode {
  return errorCodes.some((code) => code === reason)
}

/** The words of one of our codes, or the registry's own. The values of an error are not kept, so only its title. */
export function reasonWords(t: Translate, reason: string): string {
  return isErrorCode(reason) ? t(`errors:${pathOf(reason)}.title`) : reason
}

/** What somebody is to do about it; null where one of our codes does not say. */
export function nextWords(t: Translate, reason: string | null): string | null {
  return reason !== null && isErrorCode(reason) ? t(`errors:${pathOf(reason)}.next`) : null
}

/** Why it waits or was refused. */
export function reasonText(t: Translate, row: StoredRow): string | null {
  if (row.quarantined === 1) return t('queue:quarantined')
  return row.reason === null ? null : reasonWords(t, row.reason)
}

const isWaiting = ({ state }: StoredRow): boolean =>
  state === 'sealed' || state === 'queued' || state === 'sending'

const enrolling: ReadonlySet<Role> = new Set(['officer', 'supervisor'])

/** Whether this officer may open it as its next revision: only the station that sealed it can. */
export const isMendable = (row: StoredRow, role: Role | undefined): boolean =>
  row.state === 'returned' &&
  row.quarantined === 0 &&
  row.origin === null &&
  role !== undefined &&
  enrolling.has(role)

/** What it waits for: the link, its turn, or the end of a pause. */
export function waitText(t: Translate, row: StoredRow, link: LinkState): string | null {
  if (!isWaiting(row) || row.state === 'sending') return null
  if (link !== 'good' && link !== 'slow') return t('queue:waitsForLink')
  if (row.nextTryAt === null || row.attempts === 0) return t('queue:waitsForTurn')
  return t('queue:nextTry', { at: formatTime(row.nextTryAt), count: row.attempts })
}
