import { expect, test } from 'vitest'
import type { StoredRow } from '../../data/schema.ts'
import { namespaces } from '../../i18n/resources.ts'
import { createTexts } from '../../i18n/texts.tsx'
import { confirmedShare, isMendable, nextWords, reasonText, toneOf, waitText } from './row-words.ts'

const t = createTexts('vi').getFixedT(null, namespaces)
const row: StoredRow = {
  applicationId: '01931b7e-5f00-7000-8000-000000000001',
  revision: 1,
  journalSeq: 4,
  firstSeq: 4,
  sealedAt: '2026-11-23T01:00:00Z',
  origin: null,
  group: 'waiting',
  state: 'queued',
  at: '2026-11-23T02:00:00Z',
  size: 1000,
  sha256: null,
  sentBytes: 250,
  attempts: 2,
  nextTryAt: '2026-11-23T02:10:00Z',
  reason: 'uplink/no-link',
  quarantined: 0,
}

test('the share is what the registry confirmed', () => {
  expect(confirmedShare(row)).toBe(0.25)
  expect(confirmedShare({ ...row, size: 0 })).toBe(0)
  expect(confirmedShare({ ...row, state: 'received', group: 'done' })).toBe(1)
})

test('only an officer mends what was returned, and only what was sealed here', () => {
  const returned: StoredRow = { ...row, state: 'returned', group: 'attention' }
  expect(isMendable(returned, 'officer')).toBe(true)
  expect(isMendable(returned, 'supervisor')).toBe(true)
  expect(isMendable(returned, 'technician')).toBe(false)
  expect(isMendable(returned, undefined)).toBe(false)
  expect(isMendable(row, 'officer')).toBe(false)
  expect(isMendable({ ...returned, origin: 'tram-24169-02' }, 'officer')).toBe(false)
  expect(isMendable({ ...returned, quarantined: 1 }, 'officer')).toBe(false)
})

test('a code is said in words and the words of the registry are kept', () => {
  expect(reasonText(t, row)).not.toContain('/')
  expect(reasonText(t, { ...row, reason: 'Ảnh mờ' })).toBe('Ảnh mờ')
  expect(reasonText(t, { ...row, reason: null })).toBeNull()
})

test('what it waits for is said: the link, its turn, or the end of a pause', () => {
  expect(waitText(t, row, 'good')).toContain('09:10')
  expect(waitText(t, row, 'none')).toBe(t('queue:waitsForLink'))
  expect(waitText(t, { ...row, attempts: 0, nextTryAt: null }, 'slow')).toBe(t('queue:waitsForTurn'))
  expect(waitText(t, { ...row, state: 'received' }, 'good')).toBeNull()
  expect(waitText(t, { ...row, state: 'sending' }, 'good')).toBeNull()
})

test('a code says what is to be done, the registry’s own words do not', () => {
  expect(nextWords(t, 'uplink/other-content')).toBe(t('errors:uplink.other-content.next'))
  expect(nextWords(t, 'Ảnh mờ')).toBeNull()
  expect(nextWords(t, null)).toBeNull()
})

test('a row in quarantine is a matter for the technician, whatever its state says', () => {
  expect(toneOf({ ...row, quarantined: 1, state: 'received' })).toBe('bad')
})
