/** A row of the queue in plain words. */
import { errorCodes, type ErrorCode } from '../../../src-main/contract/errors.ts'
import type { StoredRow } from '../../data/schema.ts'
import { pathOf } from '../../i18n/describe-error.ts'
import { formatTime } from '../../i18n/format.ts'
import type { Translate } from '../../i18n/use-texts.ts'
import type { Tone } from '../../ui/status-badge.tsx'

const tones: Record<StoredRow['state'], Tone> = {
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

/** What part of the bytes the registry has confirmed, 0 to 1. */
export function confirmedShare(row: StoredRow): number {
  if (row.state === 'received' || row.state === 'accepted') return 1
  return row.size === 0 ? 0 : Math.min(1, row.sentBytes / row.size)
}

function isErrorCode(reason: string): reason is ErrorCode {
  return errorCodes.some((code) => code === reason)
}

/** Why it waits or was refused: the words of one of our codes, or the registry's own. */
export function reasonText(t: Translate, row: StoredRow): string | null {
  if (row.quarantined === 1) return t('queue:quarantined')
  if (row.reason === null) return null
  // The values of an error are not kept in a row, so only its title is said here.
  return isErrorCode(row.reason) ? t(`errors:${pathOf(row.reason)}.title`) : row.reason
}

export function nextTryText(t: Translate, row: StoredRow): string | null {
  if (row.nextTryAt === null || (row.state !== 'queued' && row.state !== 'sending')) return null
  return t('queue:nextTry', { at: formatTime(row.nextTryAt), count: row.attempts })
}
