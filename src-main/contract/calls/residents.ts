import { z } from 'zod'
import { call } from '../call.ts'
import { instant, oldIdNumber, personalNumber, sha256 } from '../primitives.ts'
import { personName } from '../records/resident.ts'

/** One line of a hit list: enough to tell people of one name apart. */
export const residentHit = z.object({
  personalNumber,
  oldIdNumber: oldIdNumber.nullable(),
  name: personName,
  dateOfBirth: z.string(),
  gender: z.string(),
  hometown: z.string(),
  father: z.string().nullable(),
  mother: z.string().nullable(),
})
export type ResidentHit = z.infer<typeof residentHit>

export const residentCalls = {
  /**
   * Looks a citizen up in the ward extract by whatever stands in the one field: 12 digits, 9 digits,
   * the text of a card's QR or machine-readable zone, or a name with or without diacritics. A name may be
   * narrowed by a birth year, and by words of a hometown, a residence or a parent's name (`around`).
   */
  'residents.find': call({
    by: ['officer'],
    role: ['officer', 'supervisor'],
    audit: 'event',
    input: z.object({
      text: z.string().max(600),
      birthYear: z.number().int().min(1890).max(2100).nullable(),
      around: z.string().max(120),
    }),
    output: z.object({
      hits: z.array(residentHit).max(50),
      total: z.number().int(),
      asOf: z.string(),
      /** Somebody whom the ward extract does not have is asked for at the registry, by number, when it is linked. */
      from: z.enum(['extract', 'registry']),
    }),
  }),
  /** The last portrait of the citizen before the officer, as a one-time token; null where none is to be had. */
  'residents.lastPortrait': call({
    by: ['officer'],
    role: ['officer', 'supervisor'],
    audit: 'event',
    input: z.object({}),
    output: z.object({ portrait: z.object({ token: z.string(), takenAt: instant, sha256 }).nullable() }),
  }),
}
