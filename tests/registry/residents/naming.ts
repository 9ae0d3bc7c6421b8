/** Puts a name together as its people do, and says what a child inherits of it. */
import type { PersonName } from '../../../src-main/contract/records/resident.ts'
import {
  edeGivens,
  giaraiGivens,
  mnongGivens,
  singleNames,
  type NameForm,
  type People,
} from './names-ethnic.ts'
import { female, femaleForms, male, surnames } from './names-kinh.ts'
import type { Random } from './random.ts'

/** QCVN 109: 1 male, 2 female. */
export type Sex = '1' | '2'

export interface Naming {
  readonly people: People
  readonly sex: Sex
  readonly birthYear: number
  /** What is handed on in the family; null for somebody whose parents are not told. */
  readonly family: string | null
}

/** What a newcomer's family is called; empty for those who have single names. */
export function familyName(people: People, random: Random): string {
  if (people.form === 'kinh') return random.weighted(surnames)
  return people.surnames.length === 0 ? '' : random.pick(people.surnames)
}

/** Ê Đê and Gia Rai children take the mother's family name, the others the father's. */
export function inheritsFromMother(form: NameForm): boolean {
  return form === 'ede' || form === 'giarai'
}

export function makeName(naming: Naming, random: Random): PersonName {
  const family = naming.family ?? familyName(naming.people, random)
  const isMale = naming.sex === '1'
  const pickFrom = (givens: { male: readonly string[]; female: readonly string[] }): string =>
    random.pick(isMale ? givens.male : givens.female)
  switch (naming.people.form) {
    case 'kinh':
    case 'northern':
      return kinhName(family, naming, random)
    case 'ede':
      return split(`${isMale ? 'Y ' : "H'"}${pickFrom(edeGivens)} ${family}`)
    case 'giarai':
      return split(`${family} ${pickFrom(giaraiGivens)}`)
    case 'mnong':
      return split(`${isMale ? 'Điểu' : 'Thị'} ${pickFrom(mnongGivens)}`)
    case 'single':
      return split(pickFrom(singleNames))
  }
}

function kinhName(family: string, naming: Naming, random: Random): PersonName {
  const isMale = naming.sex === '1'
  const eras = isMale ? male : female
  const era = eras.find((e) => naming.birthYear < e.until) ?? eras[eras.length - 1]
  if (!era) throw new Error('no era for this year')
  const classic = isMale ? 'Văn' : 'Thị'
  const middle = random.chance(era.classic) ? classic : random.chance(0.06) ? '' : random.pick(era.middles)
  const first = random.pick(era.givens)
  const given = first.startsWith(middle) && middle !== '' ? 'An' : first
  const surname = isMale ? family : (femaleForms.get(family) ?? family)
  return {
    surname,
    middle: random.chance(0.25) ? otherTonePlace(middle) : middle,
    given: random.chance(0.25) ? otherTonePlace(given) : given,
  }
}

const tonePairs: readonly (readonly [string, string])[] = [
  ['òa', 'oà'],
  ['óa', 'oá'],
  ['ủy', 'uỷ'],
  ['úy', 'uý'],
  ['ùy', 'uỳ'],
  ['Quý', 'Quí'],
]

/** Hòa and Hoà are one name in two spellings; both occur, even inside official lists (domain.md §8). */
function otherTonePlace(word: string): string {
  return tonePairs.reduce((text, [older, newer]) => text.replace(older, newer), word)
}

/** The registry's mechanical split: first word, last word, and what is between. */
export function split(name: string): PersonName {
  const parts = name.normalize('NFC').split(' ')
  const given = parts.pop() ?? ''
  const surname = parts.shift() ?? ''
  return { surname, middle: parts.join(' '), given }
}
