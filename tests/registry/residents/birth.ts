/** Brings people into the world of the ward: dates, names, numbers and places that agree with each other. */
import { makeName, familyName, type Sex } from './naming.ts'
import { peoples, type People } from './names-ethnic.ts'
import type { Numbers } from './numbers.ts'
import type { Person } from './person.ts'
import { HOME_PROVINCE, type Places } from './places.ts'
import type { Random } from './random.ts'

export interface World {
  readonly random: Random
  readonly numbers: Numbers
  readonly places: Places
  /** The day on which ages are counted. */
  readonly today: Date
}

export interface Birth {
  readonly people: People
  readonly sex: Sex
  readonly birthYear: number
  readonly family: string | null
  /** Native place follows the father; null for somebody new to the ward. */
  readonly hometown: Person['hometown'] | null
}

const shares = peoples.map((p) => [p, p.weight] as const)

export function pickPeople(random: Random): People {
  return random.weighted(shares)
}

export function bear(birth: Birth, world: World): Person {
  const { random, places, numbers } = world
  const date = birthDate(birth.birthYear, world)
  const origin = random.weighted(birth.people.provinces)
  // The young were born here, whatever their native place; their elders came with the province of theirs.
  const here = random.chance(birth.birthYear > 1990 ? 0.88 : 0.15)
  const province = here ? HOME_PROVINCE : origin
  const family = birth.family ?? familyName(birth.people, random)
  return {
    people: birth.people,
    sex: birth.sex,
    birth: date,
    name: makeName({ ...birth, family }, random),
    family,
    personalNumber: numbers.personal(province, birth.sex, birth.birthYear),
    oldIdNumber: numbers.old(birth.birthYear),
    religion: random.weighted(birth.people.religions),
    hometown: birth.hometown ?? places.old(origin),
    birthPlace: here ? places.registeredHere(date) : places.old(province),
    father: null,
    mother: null,
    spouse: null,
    maritalStatus: '1',
    relationToHead: 'Khác',
  }
}

/** Of the old, some know only the year and a few the month (domain.md §8). */
function birthDate(year: number, { random, today }: World): string {
  if (year < 1965 && random.chance(0.14)) return String(year)
  const isThisYear = year === today.getUTCFullYear()
  const lastMonth = isThisYear ? today.getUTCMonth() : 12
  if (isThisYear && lastMonth === 0) return `${year}-01-01`
  const month = random.between(1, lastMonth)
  const monthText = String(month).padStart(2, '0')
  if (year < 1965 && random.chance(0.04)) return `${year}-${monthText}`
  const day = random.between(1, new Date(Date.UTC(year, month, 0)).getUTCDate())
  return `${year}-${monthText}-${String(day).padStart(2, '0')}`
}
