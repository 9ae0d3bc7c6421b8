import { expect, test } from 'vitest'
import { namespaces } from '../../../i18n/resources.ts'
import { createTexts } from '../../../i18n/texts.tsx'
import { missingText, waivedText } from './missing-text.ts'

const t = createTexts('vi').getFixedT(null, namespaces)

test('every code of main is said in words', () => {
  expect(missingText(t, 'portrait')).toBe('Ảnh chân dung')
  expect(missingText(t, 'rolled-7')).toBe('Lăn ngón trỏ trái')
  expect(missingText(t, 'iris-left')).toBe('Mống mắt trái')
  expect(missingText(t, 'flag:hometown')).toContain('Quê quán')
  expect(missingText(t, 'gap:birthPlace')).toContain('Nơi sinh')
  expect(missingText(t, 'flag:marks')).toContain('một dòng trên màn hình')
  expect(missingText(t, 'poor:rolled-7')).toContain('Lăn ngón trỏ trái')
  expect(missingText(t, 'surplus:portrait')).toContain('Ảnh chân dung')
  expect(missingText(t, 'surplus:finger-3')).toContain('ngón giữa phải')
  expect(missingText(t, 'not-entitled')).toContain('chưa')
})

test('what the record misses is said with the names of the pack', () => {
  const papers = [
    { id: 'birth-certificate', name: { vi: 'Giấy khai sinh', en: 'Birth certificate' }, basis: '' },
  ]
  expect(missingText(t, 'paper:birth-certificate', papers)).toContain('Giấy khai sinh')
  expect(missingText(t, 'paper:birth-certificate', papers, 'en')).toContain('Birth certificate')
  expect(missingText(t, 'likeness')).toContain('ảnh')
  expect(missingText(t, 'unlike')).toContain('ảnh')
  expect(waivedText(t, 'absent-unconfirmed')).toContain('trung tâm')
  expect(waivedText(t, 'likeness-for-registry')).toContain('Trung tâm')
})

test('what is put off is said in words too', () => {
  expect(waivedText(t, 'no-iris-camera')).toContain('mống mắt')
  expect(waivedText(t, 'excepted:finger-3')).toContain('ngón giữa phải')
  expect(waivedText(t, 'kept:rolled-7')).toContain('Lăn ngón trỏ trái')
  expect(waivedText(t, 'worn:left')).toContain('trái')
})

test('a code that this version does not know is shown, not hidden', () => {
  expect(missingText(t, 'voice')).toBe('voice')
  expect(missingText(t, 'poor:voice')).toBe('poor:voice')
  expect(waivedText(t, 'no-link')).toBe('no-link')
})
