/** An open editor as it is kept while it is typed into. */
import { z } from 'zod'
import type { Enrolment } from '../../../../src-main/contract/records/enrolment.ts'
import { previousCard, relative } from '../../../../src-main/contract/records/relative.ts'
import { correctableCode, type CorrectableCode } from '../../../../src-main/contract/records/resident.ts'
import { readTyped } from '../../../store/use-typed.ts'
import type { Draft } from './field-value.ts'

const text = z.string()
const person = z.object({
  key: z.number(),
  role: relative.shape.role,
  fullName: text,
  personalNumber: text,
  oldIdNumber: text,
  nationality: text,
})
const card = z.object({
  key: z.number(),
  kind: previousCard.shape.kind,
  issuedOn: text,
  issuedBy: text,
  validUntil: text,
})

const draft: z.ZodType<Draft> = z.object({
  text,
  unitCode: text.nullable(),
  unitSystem: z.enum(['2025', 'pre-2025']),
  surname: text,
  middle: text,
  given: text,
  people: z.array(person),
  cards: z.array(card),
  from: text,
  until: text,
  mobile: text,
  email: text,
})

export const editing = z.object({ field: correctableCode, draft, reason: text })

/** The field whose editor was open with something typed in it. */
export function keptField({ typed }: Enrolment): CorrectableCode | null {
  const kept = readTyped(typed.record, editing.pick({ field: true }))
  return kept?.field ?? null
}
