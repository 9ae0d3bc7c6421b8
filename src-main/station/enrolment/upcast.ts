/** `enrolment/1` as `enrolment/2`: a draft that was opened before packs knew ages, exceptions and guardians. */
import { z } from 'zod'
import { instant } from '../../contract/primitives.ts'
import type { Enrolment } from '../../contract/records/enrolment.ts'
import { civilDate } from '../policy/dates.ts'

const older = z.looseObject({
  openedAt: instant,
  case: z.object({ kind: z.string(), reason: z.string() }).nullable(),
})

const added = {
  schema: 'enrolment/2',
  isInDatabase: true,
  adjustment: null,
  guardian: null,
  tries: {},
  keptPoor: {},
  wornHands: [],
  exceptions: [],
  approval: null,
} as const satisfies Partial<Enrolment>

/** What is no `enrolment/1` comes back as it is, for the reader's schema to refuse. */
export function liftEnrolment(input: unknown): unknown {
  const parsed = older.safeParse(input)
  if (!parsed.success) return input
  const { case: chosen, openedAt } = parsed.data
  const asked = { askedOn: civilDate(new Date(openedAt)), hasIrisCamera: false, isHelped: false }
  return { ...parsed.data, ...added, case: chosen && { ...chosen, ...asked } }
}
