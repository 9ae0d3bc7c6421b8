/** What cannot be taken of somebody and why, and who acts for somebody. */
import { z } from 'zod'
import { instant, officerId, personalNumber, plainText } from '../primitives.ts'
import { lasting } from './policy-pack.ts'

/** A finger by its position of ISO/IEC 19794-4, or an eye. */
export const bodyPart = z.enum([
  'finger-1',
  'finger-2',
  'finger-3',
  'finger-4',
  'finger-5',
  'finger-6',
  'finger-7',
  'finger-8',
  'finger-9',
  'finger-10',
  'eye-right',
  'eye-left',
])
export type BodyPart = z.infer<typeof bodyPart>

export const exception = z.object({
  part: bodyPart,
  /** One of the pack's reasons. */
  reason: z.string().max(40),
  lasts: lasting,
  /** When a temporary one is looked at again; null for a permanent one. */
  recallOn: z.iso.date().nullable(),
  /** What the officer saw: may be empty. */
  note: plainText(120),
  officerId,
  at: instant,
})
export type Exception = z.infer<typeof exception>

export const guardianRelation = z.enum(['father', 'mother', 'guardian', 'adopter', 'other'])

/** Người đại diện hợp pháp, người giám hộ: who acts, and signs, for a child or for one who needs help. */
export const guardian = z.object({
  relation: guardianRelation,
  fullName: plainText(120).min(1),
  /** Null where they have none, or do not know it. */
  personalNumber: personalNumber.nullable(),
})
export type Guardian = z.infer<typeof guardian>
