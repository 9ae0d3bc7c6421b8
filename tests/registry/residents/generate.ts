/**
 * The synthetic residents of one real ward. The same seed, day and count give the same people; nobody in it
 * exists. Yields `resident/1` records, household by household, exactly `count` of them.
 */
import type { ResidentInput } from '../../../src-main/contract/records/resident.ts'
import type { World } from './birth.ts'
import { makeHousehold } from './household.ts'
import { createNumbers } from './numbers.ts'
import { toResident, type Household } from './person.ts'
import { createPlaces } from './places.ts'
import { practiceCases } from './practice-cases.ts'
import { practiceCitizens, practiceHouseholds } from './practice.ts'
import { createRandom, type Random } from './random.ts'
import { readUnits, type Units } from './units.ts'

export interface GeneratorOptions {
  /** How many residents, at least 30. */
  readonly count: number
  readonly seed?: number
  /** The day on which ages are counted and as of which the records stand. */
  readonly today: Date
  readonly units?: Units
}

export const FEWEST_RESIDENTS = 30

export function* generateResidents(options: GeneratorOptions): Generator<ResidentInput, void> {
  if (options.count < FEWEST_RESIDENTS) throw new RangeError(`at least ${FEWEST_RESIDENTS} residents`)
  const random = createRandom(options.seed ?? 2411)
  const places = createPlaces(options.units ?? readUnits(), random)
  const reserved = [...practiceCitizens, ...practiceCases].flatMap((p) => [
    p.personalNumber,
    p.oldIdNumber ?? '',
  ])
  const world: World = { random, places, numbers: createNumbers(random, reserved), today: options.today }
  const asOf = options.today.toISOString()
  let left = options.count
  for (const household of practiceHouseholds(world)) {
    left -= household.members.length
    yield* written(household, random, asOf)
  }
  while (left > 0) {
    const household = makeHousehold(world, left)
    left -= household.members.length
    yield* written(household, random, asOf)
  }
}

function* written(household: Household, random: Random, asOf: string): Generator<ResidentInput, void> {
  for (const member of household.members) {
    const bloodType = random.chance(0.06) ? random.pick(['01', '02', '03', '04'] as const) : '00'
    yield toResident(member, household, bloodType, asOf)
  }
}
