import { expect, test } from 'vitest'
import type { StoredRow } from '../../data/schema.ts'
import { namespaces } from '../../i18n/resources.ts'
import { createTexts } from '../../i18n/texts.tsx'
import { confirmedShare, nextTryText, reasonText, toneOf } from './row-words.ts'

const t = createTexts('vi').getFixedT(null, namespaces)
const row: StoredRow = {
  applicationId: '01931b7e-5f00-7000-8000-000000000001',
  revision: 1,
  journalSeq: 4,
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
  expect(confirmedShare({ ...row, state: 'received' })).toBe(1)
})

test('a code is said in words and the words of the registry are kept', () => {
  expect(reasonText(t, row)).not.toContain('/')
  expect(reasonText(t, { ...row, reason: 'Ảnh mờ' })).toBe('Ảnh mờ')
  expect(reasonText(t, { ...row, reason: null })).toBeNull()
})

test('the next try is said only while the row waits', () => {
  expect(nextTryText(t, row)).toContain('09:10')
  expect(nextTryText(t, { ...row, state: 'received' })).toBeNull()
})

test('a row in quarantine is a matter for the technician, whatever its state says', () => {
  expect(toneOf({ ...row, quarantined: 1, state: 'received' })).toBe('bad')
})
