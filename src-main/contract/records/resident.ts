/** A person as the population database knows them (Luật Căn cước 26/2023 Điều 9; keys of domain.md §1a). */
import { z } from 'zod'
import { instant, oldIdNumber, partialDate, personalNumber, plainText } from '../primitives.ts'

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

const relative = z.object({
  role: z.enum(['father', 'mother', 'spouse', 'representative', 'householdHead']),
  fullName: plainText(120),
  personalNumber: personalNumber.nullable(),
})

/** What the officer and the citizen check, field by field, in the order of the law. */
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
})
export type ResidentFields = z.infer<typeof residentFields>
export const fieldCode = residentFields.keyof()
export type FieldCode = z.infer<typeof fieldCode>

export const resident = z.object({
  schema: z.literal('resident/1'),
  personalNumber,
  oldIdNumber: oldIdNumber.nullable(),
  fields: residentFields,
  relatives: z.array(relative).max(12),
  /** The registry's version of this record; compared again when the application arrives. */
  recordVersion: z.number().int().nonnegative(),
  asOf: instant,
})
export type Resident = z.infer<typeof resident>

/** Whom an application is of: a person whom nobody has registered yet may have no number, and none is minted here. */
export const applicant = resident.extend({ personalNumber: personalNumber.nullable() })
export type Applicant = z.infer<typeof applicant>

export function fullName(name: PersonName): string {
  return [name.surname, name.middle, name.given].filter((part) => part !== '').join(' ')
}
