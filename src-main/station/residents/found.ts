/** A person as an application begins with them, whoever told of them. */
import type { LookUp } from '../../contract/records/look-up.ts'
import {
  fieldCode,
  recordOf,
  residentFields,
  type Applicant,
  type PersonName,
  type Resident,
  type ResidentFields,
} from '../../contract/records/resident.ts'

export interface Found {
  readonly resident: Applicant
  /** False where the population database does not know them, or cannot be asked whether it does. */
  readonly isInDatabase: boolean
  readonly lookUp: LookUp
}

/** What the registry's record has otherwise than the extract's, with what the extract has. */
export function differencesOf(newer: Resident, older: Applicant): LookUp['differing'] {
  const [now, before] = [recordOf(newer), recordOf(older)]
  return fieldCode.options
    .filter((field) => JSON.stringify(now[field]) !== JSON.stringify(before[field]))
    .map((field) => ({ field, before: before[field] }))
}

/** Out of the extract, as old as it is. */
export const foundInExtract = (resident: Resident): Found => ({
  resident,
  isInDatabase: true,
  lookUp: { from: 'extract', asOf: resident.asOf, registry: 'unasked', askedAt: null, differing: [] },
})

/** What a birth certificate says first. */
export interface OnPaper {
  readonly personalNumber: string | null
  readonly name: PersonName
  readonly dateOfBirth: string
  readonly gender: ResidentFields['gender']
}

const blank = { text: '', unitCode: null, unitSystem: '2025' as const }

/** Nothing is guessed: a place is empty and a code says "unknown" until the officer has read it off the papers. */
export function foundOnPaper(
  { personalNumber, name, dateOfBirth, gender }: OnPaper,
  registry: LookUp['registry'],
  at: string,
): Found {
  return {
    resident: {
      schema: 'resident/1',
      personalNumber,
      oldIdNumber: null,
      fields: residentFields.parse({
        fullNameBirth: name,
        dateOfBirth,
        gender,
        birthRegistrationPlace: blank,
        hometown: blank,
        ethnicity: '00',
        religion: '00',
        nationality: 'VN',
        maritalStatus: '0',
        permanentResidence: blank,
        temporaryResidence: null,
        currentResidence: blank,
        relationToHead: '',
        bloodType: '00',
      }),
      relatives: [],
      recordVersion: 0,
      asOf: at,
    },
    isInDatabase: false,
    lookUp: {
      from: 'papers',
      asOf: at,
      registry,
      askedAt: registry === 'unasked' ? null : at,
      differing: [],
    },
  }
}
