import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { practiceCards } from '../../../tests/registry/residents/practice.ts'
import { numberOfCardQr, strangeCode } from './card-qr.ts'
import { parseQuery } from './query.ts'

const whole = '066086004271|240861355|Nguyễn Văn An|14031986|Nam|Ea Tam, Đắk Lắk|12052016'
const whyOf = (text: string) => {
  const query = parseQuery(text)
  return query.ok ? query.value.kind : query.error.code === 'residents/unknown-qr' ? query.error.why : 'other'
}

describe('the QR of a card', () => {
  it('gives the number of every practice card, of a card without old number, and of one with more fields', () => {
    for (const { personalNumber, qr } of practiceCards)
      expect(numberOfCardQr(qr)).toEqual({ ok: true, value: personalNumber })
    expect(numberOfCardQr(`${whole.replace('240861355', '')}|||Nguyễn Văn Ba`)).toMatchObject({ ok: true })
  })

  it.each([
    ['a health insurance card of before', 'DN4797012345678|4e677579|01011990|1|x|y|z', 'other-card'],
    ['a health insurance card of today', '7912345678|4e677579|01011990|1|x|y|z', 'other-card'],
    ['a driving licence', 'GPLX 790123456789|NGUYEN VAN AN', 'other-card'],
    ['a link', 'https://vneid.gov.vn/qr?id=066086004271', 'link'],
    ['a link without its scheme', 'www.example.vn', 'link'],
    ['a bank’s code', '00020101021138570010A00000072701270006970403', 'payment'],
    ['a card that was moved away too soon', whole.slice(0, 40), 'cut-off'],
    ['a number of eleven digits', whole.slice(1), 'garbled'],
    ['a birth of seven digits', whole.replace('14031986', '1403986'), 'garbled'],
    ['no name', whole.replace('Nguyễn Văn An', ' '), 'garbled'],
    ['no day of issue', whole.replace('12052016', ''), 'garbled'],
    ['the card itself', whole, 'personal-number'],
  ])('%s is told as such', (_, text, why) => {
    expect(whyOf(text)).toBe(why)
  })

  it('takes no name and no number for a strange code', () => {
    for (const typed of ['Nguyễn Văn An', "H'Bia Niê Bđăp", '066086004271', '240861355', '066 086 004 271'])
      expect(strangeCode(typed)).toBeNull()
  })

  it('never throws, and gives no number that does not stand first in twelve digits', () => {
    const part = fc.oneof(fc.string(), fc.constantFrom('066086004271', '14031986', 'Nam', ''))
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = parts.join('|')
        const number = numberOfCardQr(text)
        if (number.ok) expect(text.trimStart().startsWith(number.value)).toBe(true)
      }),
    )
  })
})
