import fc from 'fast-check'
import { expect, it } from 'vitest'
import { looksLikeMrz, personalNumberOfMrz } from './mrz.ts'
import { parseQuery } from './query.ts'

/** Nobody's card: made up, with check digits that hold. */
const zone = [
  'IDVNM1990001239001199000123<<0',
  '9903171F3903179VNM<<<<<<<<<<<4',
  'NGUYEN<<THI<MAI<AN<<<<<<<<<<<<',
]

it.each([
  ['in three lines', zone.join('\n')],
  ['with carriage returns', zone.join('\r\n')],
  ['in one line, as a text field makes of it', zone.join(' ')],
])('reads the personal number %s', (_, text) => {
  expect(personalNumberOfMrz(text)).toBe('001199000123')
  expect(parseQuery(text)).toEqual({ ok: true, value: { kind: 'personal-number', number: '001199000123' } })
})

it('refuses each single wrong character of the first two lines', () => {
  const text = zone.join('')
  // The document's and the holder's state and the sex have no check digit (Doc 9303 part 5, 4.2.2).
  const unchecked = new Set([0, 1, 2, 3, 4, 37, 45, 46, 47])
  for (let at = 0; at < 60; at += 1) {
    if (unchecked.has(at)) continue
    const wrong = text[at] === '5' ? '6' : '5'
    expect([at, personalNumberOfMrz(text.slice(0, at) + wrong + text.slice(at + 1))]).toEqual([at, null])
  }
})

it('says of a zone that is cut off what it is', () => {
  expect(parseQuery(zone.slice(0, 2).join('\n'))).toEqual({ ok: false, error: { code: 'residents/bad-mrz' } })
  expect(looksLikeMrz('Nguyễn Thị Mai An')).toBe(false)
})

it('never throws', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 120 }), (text) => {
      personalNumberOfMrz(`IDVNM${text}`)
    }),
  )
})
