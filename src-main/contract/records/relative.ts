/** The parts of a record that are more than one value: relatives, earlier cards, an absence, ways to be reached. */
import { z } from 'zod'
import { calendarDate, oldIdNumber, personalNumber, plainText } from '../primitives.ts'

/** Whom the law has recorded beside a citizen (Luật Căn cước 26/2023 Điều 9(15)). */
export const kinRole = z.enum(['father', 'mother', 'spouse', 'child', 'representative', 'represented'])
/** Who lives there (Điều 9(23)). */
export const householdRole = z.enum(['householdHead', 'householdMember'])

export const relative = z.object({
  role: z.enum([...kinRole.options, ...householdRole.options]),
  fullName: plainText(120).min(1),
  personalNumber: personalNumber.nullable(),
  /** Số CMND, where there is no personal number or beside it. */
  oldIdNumber: oldIdNumber.nullable().default(null),
  /** ISO 3166-1 alpha-2; null where it is not recorded. */
  nationality: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .default(null),
})
export type Relative = z.infer<typeof relative>

/** A card that was issued before (Điều 9(14)). `validUntil` is null for one without end. */
export const previousCard = z.object({
  kind: z.enum(['identity-card', 'citizen-card', 'id-12']),
  issuedOn: calendarDate,
  issuedBy: plainText(120),
  validUntil: calendarDate.nullable(),
})
export type PreviousCard = z.infer<typeof previousCard>

/** A declared temporary absence (Điều 9(19)). `until` is null while it is open. */
export const declaredAbsence = z
  .object({ from: calendarDate, until: calendarDate.nullable(), reason: plainText(120) })
  .refine(({ from, until }) => until === null || until >= from)

/** Given by the citizen who wants to be reached (Điều 9(25)); neither is asked for. */
export const contact = z.object({
  /** Digits with an optional +, as dialled. */
  mobile: z
    .string()
    .regex(/^\+?\d{9,15}$/)
    .nullable(),
  email: z.email().max(120).nullable(),
})
