import { describe, expect, it } from 'vitest'
import { clean, fold, foldedWords } from './text.ts'

describe('folding and cleaning', () => {
  it('folds composed and decomposed text alike', () => {
    expect(fold('Đặng Thuỳ')).toBe('dang thuy')
    expect(fold('Đặng Thuỳ'.normalize('NFD'))).toBe('dang thuy')
  })

  it('turns eth into Đ and drops what cannot be seen', () => {
    expect(clean('\u00D0à\u200B  Nẵng\u0007')).toBe('Đà Nẵng')
  })

  it('keeps spelling and where a tone stands', () => {
    expect(clean('  Ho\u00E0 \u200B Bi\u0300nh ')).toBe('Hoà Bình')
  })

  it('takes words apart at spaces, commas and brackets', () => {
    expect(foldedWords('Phường 14, (Gò Vấp);  TP. Hồ Chí Minh').join(' ')).toBe(
      'phuong 14 go vap tp. ho chi minh',
    )
  })
})
