/** `policy-pack/1` as `policy-pack/2`. It knew no ages: it asked the same of everybody, and of the rest said nothing. */
import { z } from 'zod'
import { caseKind, fingerSlot, type PolicyPack } from '../../contract/records/policy-pack.ts'

const words = z.object({ vi: z.string(), en: z.string() })
const oldStep = z.enum(['case', 'record', 'marks', 'fingerprints', 'portrait', 'confirmation', 'sealing'])

const older = z.object({
  id: z.string(),
  effectiveFrom: z.string(),
  title: words,
  kinds: z.array(
    z.object({
      id: caseKind,
      name: words,
      reasons: z.array(z.object({ id: z.string(), name: words, basis: z.string() })),
    }),
  ),
  steps: z.array(oldStep),
  fingerprints: z.array(z.enum([...fingerSlot.options, 'portrait'])),
  recordFields: z.array(z.string()),
  draftRetentionDays: z.number(),
  sealedRetentionDays: z.number(),
})

/** What is no `policy-pack/1` comes back as it is, for the reader's schema to refuse. */
export function liftPack(input: unknown): unknown {
  const parsed = older.safeParse(input)
  if (!parsed.success) return input
  const { kinds, steps, fingerprints, recordFields, ...same } = parsed.data
  const everybody = { id: 'everybody', fromYears: 0, name: { vi: 'Mọi công dân', en: 'Every citizen' } }
  return {
    ...same,
    schema: 'policy-pack/2',
    ageGroups: [
      { ...everybody, isEntitled: true, captures: true, needsGuardian: false, basis: 'policy-pack/1' },
    ],
    kinds: kinds.map((kind) => ({
      ...kind,
      reasons: kind.reasons.map((reason) => ({ ...reason, captures: true, when: {} })),
    })),
    steps: steps.map((id) => ({ id, when: {} })),
    fingerprints: fingerprints.filter((slot) => slot !== 'portrait'),
    recordFields,
    requiredFields: [],
    irises: [],
    irisWaiver: null,
    forms: [],
    papers: [],
    likeness: null,
    refusalForm: null,
    fees: [],
    feeReductions: [],
    processing: [],
    calendar: null,
    validity: null,
    exceptions: null,
    lowQuality: null,
    lowIrisQuality: null,
    offlineSignInDays: null,
    sealingPinMinutes: null,
    idleLockSeconds: null,
  } satisfies Record<keyof PolicyPack, unknown>
}
