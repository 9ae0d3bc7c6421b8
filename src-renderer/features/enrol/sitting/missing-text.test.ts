import { expect, test } from 'vitest'
import { namespaces } from '../../../i18n/resources.ts'
import { createTexts } from '../../../i18n/texts.tsx'
import { missingText } from './missing-text.ts'

const t = createTexts('vi').getFixedT(null, namespaces)

test('every code of main is said in words', () => {
  expect(missingText(t, 'portrait')).toBe('Ảnh chân dung')
  expect(missingText(t, 'rolled-7')).toBe('Lăn ngón trỏ trái')
  expect(missingText(t, 'flag:hometown')).toContain('Quê quán')
  expect(missingText(t, 'flag:marks')).toContain('một dòng trên màn hình')
})

test('a code that this version does not know is shown, not hidden', () => {
  expect(missingText(t, 'iris-left')).toBe('iris-left')
})
