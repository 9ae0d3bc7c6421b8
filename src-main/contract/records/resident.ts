/** A person as the population database knows them (Luật Căn cước 26/2023 Điều 9; keys of domain.md §1a). */
import { z } from 'zod'
import { calendarDate, instant, oldIdNumber, partialDate, personalNumber, plainText } from '../primitives.ts'
import { contact, declaredAbsence, householdRole, kinRole, previousCard, relative } from './relative.ts'

/** The text as the paper has it, beside today's unit where there is one: old names are never rewritten. */
export const address = z.object({
  text: plainText(200),
  unitCode: z
    .string()
    .regex(/^\d{5}$/)
    .nullable(),
  unitSystem: z.enum(['2025', 'pre-2025']),
})
export type Address = z.infer<typeof address>

export const personName = z.object({
  surname: plainText(60),
  middle: plainText(60),
  given: plainText(60),
})
export type PersonName = z.infer<typeof personName>

/** Letters of any Latin script with their marks, apostrophe, hyphen, space; a given name at least (BLDS 2015 Điều 26(3)). */
const writtenName = personName.refine(
  (name) =>
    name.given !== '' && Object.values(name).every((part) => /^[\p{Script=Latin}\p{M}' -]*$/u.test(part)),
)

/** Without what stands beside them in the record. Fields that older extracts and drafts lack are not known. */
export const residentFields = z.object({
  fullNameBirth: personName,
  dateOfBirth: partialDate,
  /** QCVN 109: 0 unknown, 1 male, 2 female. */
  gender: z.enum(['0', '1', '2']),
  birthRegistrationPlace: address,
  hometown: address,
  /** The 1979 list's number, 01-54 (domain.md §7). */
  ethnicity: z.string().regex(/^\d{2}$/),
  /** QCVN 109 annex G. */
  religion: z.string().regex(/^\d{2}$/),
  nationality: z.string().regex(/^[A-Z]{2}$/),
  /** QCVN 109: 0 unknown, 1 single, 2 married, 3 divorced or widowed. */
  maritalStatus: z.enum(['0', '1', '2', '3']),
  permanentResidence: address,
  temporaryResidence: address.nullable(),
  currentResidence: address,
  relationToHead: plainText(40),
  /** QCVN 109: 00 unknown, 01 A, 02 B, 03 AB, 04 O. */
  bloodType: z.enum(['00', '01', '02', '03', '04']),
  otherName: plainText(120).nullable().default(null),
  birthPlace: address.nullable().default(null),
  previousCards: z.array(previousCard).max(10).default([]),
  temporaryAbsence: declaredAbsence.nullable().default(null),
  residenceFileNumber: plainText(40).nullable().default(null),
  contact: contact.nullable().default(null),
  /** The registry's own status: nobody corrects it at a counter. */
  deathOrMissing: partialDate.nullable().default(null),
  otherInformation: plainText(200).nullable().default(null),
})

export type ResidentFields = z.infer<typeof residentFields>

/** Everything that the law lists, as one flat record: what the officer and the citizen check, field by field. */
export const recordFields = residentFields.extend({
  /** Null for somebody whom nobody has registered yet: none is minted here. */
  personalNumber: personalNumber.nullable(),
  oldIdNumber: oldIdNumber.nullable(),
  relatives: z.array(relative.extend({ role: kinRole })).max(12),
  household: z.array(relative.extend({ role: householdRole })).max(20),
})
export type RecordFields = z.infer<typeof recordFields>
export const fieldCode = recordFields.keyof()
export type FieldCode = z.infer<typeof fieldCode>

/** What a counter may correct. A personal number is never minted here and a death never recorded here. */
export const correctableFields = recordFields
  .omit({ personalNumber: true, deathOrMissing: true })
  .extend({ fullNameBirth: writtenName, dateOfBirth: calendarDate })
export const correctableCode = correctableFields.keyof()
export type CorrectableCode = z.infer<typeof correctableCode>

export const resident = z.object({
  schema: z.literal('resident/1'),
  personalNumber,
  oldIdNumber: oldIdNumber.nullable(),
  fields: residentFields,
  /** Kin and household together, as the registry sends them. */
  relatives: z.array(relative).max(32),
  /** The registry's version of this record; compared again when the application arrives. */
  recordVersion: z.number().int().nonnegative(),
  asOf: instant,
})
export type Resident = z.infer<typeof resident>
/** As it is written down: what is not known may be left out. */
export type ResidentInput = z.input<typeof resident>

/** Whom an application is of: a person whom nobody has registered yet may have no number, and none is minted here. */
export const applicant = resident.extend({ personalNumber: personalNumber.nullable() })
export type Applicant = z.infer<typeof applicant>

/** The flat record of a resident. */
export function recordOf({
  fields,
  personalNumber: number,
  oldIdNumber: old,
  relatives,
}: Applicant): RecordFields {
  const kin: RecordFields['relatives'] = []
  const household: RecordFields['household'] = []
  for (const person of relatives) {
    const role = kinRole.safeParse(person.role)
    if (role.success) kin.push({ ...person, role: role.data })
    else household.push({ ...person, role: householdRole.parse(person.role) })
  }
  return { ...fields, personalNumber: number, oldIdNumber: old, relatives: kin, household }
}

export function fullName(name: PersonName): string {
  return [name.surname, name.middle, name.given].filter((part) => part !== '').join(' ')
}
