/** What is noticed about a record. Texts in `record:finding.*`. */
import { z } from 'zod'
import { fieldCode } from './resident.ts'

/** Đúng, đủ, sạch, sống: right, complete, clean, alive. */
export const dimension = z.enum(['right', 'complete', 'clean', 'alive'])

export const findingCode = z.enum([
  'number-and-sex',
  'number-and-year',
  'number-and-province',
  'number-of-no-province',
  'younger-parent',
  'spouse-of-single',
  'head-is-another',
  'born-in-future',
  'impossible-date',
  'missing',
  'missing-explained',
  'no-parent',
  'name-not-letters',
  'tone-place-only',
  'code-unknown',
  'old-unit',
  'unproven',
  'paper-unused',
  'blurred-page',
  'open-twice',
  'queued-twice',
  'aged',
  'dead-or-missing',
  'absent-declared',
])
export type FindingCode = z.infer<typeof findingCode>

export const finding = z.object({
  dimension,
  code: findingCode,
  /** `warn` asks to be looked at; `note` only says. */
  tone: z.enum(['warn', 'note']),
  field: fieldCode.nullable(),
  /** What fills the text. */
  values: z.record(z.string(), z.string()),
})
export type Finding = z.infer<typeof finding>
