/** Exactly what the citizen reads and says yes to. Built by main; the citizen's page renders just this. */
import { z } from 'zod'
import { applicationId, locale, sha256 } from '../primitives.ts'

const line = z.object({
  /** Field code, or `marks`, `kind`, `reason`. */
  field: z.string(),
  label: z.string(),
  value: z.string(),
  /** True where the officer changed what the registry had. */
  corrected: z.boolean(),
})
export type ConfirmationLine = z.infer<typeof line>

export const confirmationDocument = z.object({
  schema: z.literal('confirmation/1'),
  template: z.string(),
  locale,
  applicationId,
  pages: z.array(z.object({ id: z.string(), title: z.string(), lines: z.array(line) })).min(1),
  portraitSha256: sha256.nullable(),
  fingerprints: z.number().int().nonnegative(),
  /** Absent where none was taken, as in every document of before. */
  irises: z.number().int().min(1).max(2).optional(),
})
export type ConfirmationDocument = z.infer<typeof confirmationDocument>
