/** Personal numbers as the law builds them (NĐ 137/2015 Điều 13), and nine-digit old numbers. All are made up. */
import type { Random } from './random.ts'
import type { Sex } from './naming.ts'

/** CMND were handed out until about 2020 to those of 14 and more. */
const LAST_YEAR_WITH_OLD_NUMBER = 2006

export interface Numbers {
  /** 12 digits: province of birth registration, century and sex, year, six random digits; never twice. */
  personal(province: string, sex: Sex, birthYear: number): string
  /** 9 digits, or null for those who never held one. */
  old(birthYear: number): string | null
}

export function createNumbers(random: Random, reserved: Iterable<string>): Numbers {
  const taken = new Set(reserved)
  const fresh = (make: () => string): string => {
    for (;;) {
      const number = make()
      if (taken.has(number)) continue
      taken.add(number)
      return number
    }
  }
  const digits = (count: number): string => String(random.between(0, 10 ** count - 1)).padStart(count, '0')
  return {
    personal: (province, sex, birthYear) =>
      fresh(() => `${province}${centuryDigit(sex, birthYear)}${twoDigits(birthYear)}${digits(6)}`),
    old: (birthYear) =>
      random.chance(chanceOfOldNumber(birthYear))
        ? fresh(() => `${random.pick(['240', '241', '241', '245', '011', '183', '205', '212'])}${digits(6)}`)
        : null,
  }
}

const twoDigits = (year: number): string => String(year % 100).padStart(2, '0')

function centuryDigit(sex: Sex, year: number): number {
  return (Math.floor(year / 100) - 19) * 2 + (sex === '2' ? 1 : 0)
}

function chanceOfOldNumber(birthYear: number): number {
  if (birthYear > LAST_YEAR_WITH_OLD_NUMBER) return 0
  if (birthYear > 2002) return 0.3
  return birthYear > 1995 ? 0.7 : 0.97
}
