/** How the record is laid out on a screen. Which fields there are, their order and their numbers are the pack's word. */
import type { PolicyPack } from './policy-pack.ts'
import type { FieldCode } from './resident.ts'

export const groupIds = ['person', 'places', 'family'] as const
export type GroupId = (typeof groupIds)[number]

const groupOfField: Readonly<Record<FieldCode, GroupId>> = {
  fullNameBirth: 'person',
  otherName: 'person',
  personalNumber: 'person',
  oldIdNumber: 'person',
  previousCards: 'person',
  dateOfBirth: 'person',
  gender: 'person',
  ethnicity: 'person',
  religion: 'person',
  nationality: 'person',
  bloodType: 'person',
  deathOrMissing: 'person',
  birthPlace: 'places',
  birthRegistrationPlace: 'places',
  hometown: 'places',
  permanentResidence: 'places',
  temporaryResidence: 'places',
  currentResidence: 'places',
  temporaryAbsence: 'places',
  residenceFileNumber: 'places',
  relatives: 'family',
  maritalStatus: 'family',
  relationToHead: 'family',
  household: 'family',
  contact: 'family',
  otherInformation: 'family',
}

export interface NumberedField {
  readonly field: FieldCode
  /** Its number in the law's list, from 1. */
  readonly number: number
}

/** The pack's fields of one group, in the pack's order. */
export function fieldsOf(
  group: GroupId,
  { recordFields }: Pick<PolicyPack, 'recordFields'>,
): NumberedField[] {
  return recordFields.flatMap((field, index) =>
    groupOfField[field] === group ? [{ field, number: index + 1 }] : [],
  )
}
