import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { partialDate } from '../../src-main/contract/primitives.ts'
import { formatBytes, formatMoment, formatPartialDate, formatPercent, parsePartialDate } from './format.ts'

describe('partial dates', () => {
  test('a day or month that nobody knows stays unknown', () => {
    expect(formatPartialDate('1950')).toBe('1950')
    expect(formatPartialDate('1950-03')).toBe('03/1950')
    expect(formatPartialDate('1950-03-07')).toBe('07/03/1950')
  })

  test('reads what officers type', () => {
    expect(parsePartialDate(' 7/3/1950 ')).toBe('1950-03-07')
    expect(parsePartialDate('07.03.1950')).toBe('1950-03-07')
    expect(parsePartialDate('3-1950')).toBe('1950-03')
    expect(parsePartialDate('1950')).toBe('1950')
    expect(parsePartialDate('29/2/2000')).toBe('2000-02-29')
  })

  test('refuses what is no date of the calendar', () => {
    for (const bad of [
      '',
      '29/2/1999',
      '31/4/2000',
      '0/1/2000',
      '1/13/2000',
      '99',
      '1/1/99',
      'mười',
      '1/2/3/2000',
    ])
      expect(parsePartialDate(bad)).toBeNull()
  })

  test('every date that is read is one of the contract and comes back as it was shown', () => {
    const real = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(real, fc.constantFrom(4, 7, 10), (date, length) => {
        const stored = date.toISOString().slice(0, length)
        expect(parsePartialDate(formatPartialDate(stored))).toBe(stored)
        expect(partialDate.safeParse(stored).success).toBe(true)
      }),
    )
  })

  test('no text makes it throw or give a date that the contract refuses', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = parsePartialDate(text)
        expect(read === null || partialDate.safeParse(read).success).toBe(true)
      }),
    )
  })
})

test('a moment is shown in the time of Việt Nam, whatever the machine says', () => {
  expect(formatMoment('2026-11-22T17:05:00Z')).toBe('00:05 23/11/2026')
})

test('sizes carry the decimal mark of the language', () => {
  expect(formatBytes(1_550_000, 'vi')).toBe('1,6 MB')
  expect(formatBytes(1_550_000, 'en')).toBe('1.6 MB')
  expect(formatBytes(0, 'vi')).toBe('0 B')
})

test('hundred per cent is said only when everything is there', () => {
  expect(formatPercent(0.999, 'vi')).toBe('99 %')
  expect(formatPercent(1, 'vi')).toBe('100 %')
})
