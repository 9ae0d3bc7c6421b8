/** One made-up person, before they are written as a `resident/1` record. */
import type {
  Address,
  PersonName,
  Resident,
  ResidentInput,
} from '../../../src-main/contract/records/resident.ts'
import { fullName } from '../../../src-main/contract/records/resident.ts'
import type { People } from './names-ethnic.ts'
import type { Sex } from './naming.ts'

/** A relative as the record carries them: known by name, perhaps by number. */
export interface Kin {
  readonly fullName: string
  readonly personalNumber: string | null
}

export interface Person {
  readonly people: People
  readonly sex: Sex
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly birth: string
  readonly name: PersonName
  /** What is handed on in the family. */
  readonly family: string
  readonly personalNumber: string
  readonly oldIdNumber: string | null
  readonly religion: string
  readonly hometown: Address
  readonly birthPlace: Address
  father: Kin | null
  mother: Kin | null
  spouse: Kin | null
  maritalStatus: '1' | '2' | '3'
  relationToHead: string
}

export interface Household {
  readonly head: Person
  readonly members: readonly Person[]
  readonly home: Address
  /** Permanent residence elsewhere: the household only stays here. */
  readonly permanent: Address | null
}

export const kinOf = (person: Person): Kin => ({
  fullName: fullName(person.name),
  personalNumber: person.personalNumber,
})
export const birthYearOf = (person: Person): number => Number(person.birth.slice(0, 4))

/** Writes a person as the registry's record. `bloodType` is known for few (it is recorded on request only). */
export function toResident(
  person: Person,
  household: Household,
  bloodType: Resident['fields']['bloodType'],
  asOf: string,
): ResidentInput {
  const relatives: ResidentInput['relatives'] = []
  if (person.father) relatives.push({ role: 'father', ...person.father })
  if (person.mother) relatives.push({ role: 'mother', ...person.mother })
  if (person.spouse) relatives.push({ role: 'spouse', ...person.spouse })
  relatives.push({ role: 'householdHead', ...kinOf(household.head) })
  return {
    schema: 'resident/1',
    personalNumber: person.personalNumber,
    oldIdNumber: person.oldIdNumber,
    fields: {
      fullNameBirth: person.name,
      dateOfBirth: person.birth,
      gender: person.sex,
      birthRegistrationPlace: person.birthPlace,
      birthPlace: person.birthPlace,
      hometown: person.hometown,
      ethnicity: person.people.code,
      religion: person.religion,
      nationality: 'VN',
      maritalStatus: person.maritalStatus,
      permanentResidence: household.permanent ?? household.home,
      temporaryResidence: household.permanent === null ? null : household.home,
      currentResidence: household.home,
      relationToHead: person.relationToHead,
      bloodType,
    },
    relatives,
    recordVersion: 1,
    asOf,
  }
}
