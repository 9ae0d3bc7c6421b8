/**
 * A policy pack: what the law asks, as data. Signed when delivered; those in assets/policy are sources.
 * Everything that depends on the case is a list of entries with a condition (`when`), so that a change of law is
 * another pack and never another program. Strict: a condition that this version does not know must not be ignored.
 */
import { z } from 'zod'
import { captureSlot, fingerSlot, irisSlot, stepId } from './sitting-parts.ts'
import { fieldCode } from './resident.ts'

const words = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) })
const code = z.string().regex(/^[a-z0-9-]{1,40}$/)
const days = z.number().int().min(1).max(3650)
const years = z.number().int().min(0).max(150)
const date = z.iso.date()

export const caseKind = z.enum(['issue', 'exchange', 'reissue'])
export type CaseKind = z.infer<typeof caseKind>

/** How the population database knows the person: as they say, otherwise than they say, or not at all. */
export const recordState = z.enum(['unchanged', 'changed', 'absent'])
export type RecordState = z.infer<typeof recordState>

/** Holds where every condition that is there holds; an empty one always holds. */
export const when = z.strictObject({
  ages: z.array(code).min(1).optional(),
  fromYears: years.optional(),
  kinds: z.array(caseKind).min(1).optional(),
  reasons: z.array(code).min(1).optional(),
  records: z.array(recordState).min(1).optional(),
  /** Whether samples are taken at all: the age group and the reason must both ask for it. */
  captures: z.boolean().optional(),
  /** Whether somebody acts for the citizen, because the law says so or because they need help. */
  guardian: z.boolean().optional(),
  /** Whether a finger or an eye is excepted. */
  excepted: z.boolean().optional(),
})
export type When = z.infer<typeof when>

const ageGroup = z.strictObject({
  id: code,
  /** Completed years; the group reaches to the next one's. */
  fromYears: years,
  name: words,
  isEntitled: z.boolean(),
  captures: z.boolean(),
  needsGuardian: z.boolean(),
  basis: z.string(),
})
const reason = z.strictObject({
  id: code,
  name: words,
  basis: z.string(),
  captures: z.boolean(),
  /** Whom it is offered to. */
  when,
})
const kind = z.strictObject({ id: caseKind, name: words, reasons: z.array(reason).min(1) })

/** A paper and the step at which it is printed and signed. */
const form = z.strictObject({ code: z.string().max(10), name: words, step: stepId, when, basis: z.string() })

/** A paper that is seen and noted, as for somebody whom the population database does not know. */
const paper = z.strictObject({ id: code, name: words, when, basis: z.string() })

/** In đồng. The first entry that holds is the fee. */
const fee = z.strictObject({ amount: z.number().int().min(0), when, basis: z.string() })
const feeReduction = z.strictObject({
  from: date,
  to: date,
  /** What is left to pay, of a hundred. */
  percent: z.number().int().min(0).max(100),
  channel: z.enum(['all', 'online']),
  basis: z.string(),
})

const processing = z.strictObject({ workingDays: days, when, basis: z.string() })
/** Saturdays and Sundays are free but for those listed. Says nothing about days outside `from`..`to`. */
const calendar = z.strictObject({
  from: date,
  to: date,
  holidays: z.array(z.strictObject({ from: date, to: date, name: z.string() })),
  workedDays: z.array(date),
  basis: z.string(),
})

const validity = z.strictObject({
  /** Birthdays on which a card ends. After the last one a card has no end. */
  milestones: z.array(years).min(1),
  /** A card made this many years before a milestone, or fewer, reaches to the next one. */
  graceYears: years,
  basis: z.string(),
})

export const lasting = z.enum(['permanent', 'temporary'])
const exceptionReason = z.strictObject({
  id: code,
  name: words,
  parts: z.array(z.enum(['finger', 'eye'])).min(1),
  lasts: z.array(lasting).min(1),
  needsApproval: z.boolean(),
})
const exceptions = z.strictObject({
  reasons: z.array(exceptionReason),
  /** Within so many days another officer approves, or it is an alarm. */
  approvalDays: days,
  /** A temporary exception is looked at again at the latest after so many days. */
  longestRecallDays: days,
  basis: z.string(),
})

/** A print below the mark is taken again, so many times; worn ridges once. Scores: ISO/IEC 29794-4, 0-100. */
const lowQuality = z.strictObject({
  below: z.number().int().min(0).max(100),
  tries: z.number().int().min(1).max(10),
  reasons: z.array(z.strictObject({ id: code, name: words })).min(1),
  basis: z.string(),
})

/** The same for an iris below the mark; its score is the station's own (device-host/irises). */
const lowIrisQuality = lowQuality

/** A dated decision that stations without an iris camera go on without, and take the irises later. */
const irisWaiver = z.strictObject({ from: date, to: date.nullable(), name: words, basis: z.string() })

const requiredField = z.strictObject({ fields: z.array(fieldCode).min(1), when, basis: z.string() })

const isUnique = (ids: readonly string[]) => new Set(ids).size === ids.length

const pack = z.strictObject({
  schema: z.literal('policy-pack/2'),
  id: z.string().regex(/^\d{4}$/),
  effectiveFrom: date,
  title: words,
  /** From the youngest. */
  ageGroups: z.array(ageGroup).min(1),
  kinds: z.array(kind).min(1),
  /** The order of the sitting; the workflow walks those that hold. */
  steps: z.array(z.strictObject({ id: stepId, when })).min(1),
  /** The order of the acquisitions. */
  fingerprints: z.array(fingerSlot),
  irises: z.array(irisSlot),
  irisWaiver: irisWaiver.nullable(),
  /** The record's fields: the place in this list is the number in the law's. */
  recordFields: z.array(fieldCode).min(1),
  /** Which of them must be there, or a reason why not. Packs of before asked for none. */
  requiredFields: z.array(requiredField).default([]),
  forms: z.array(form),
  papers: z.array(paper).default([]),
  /** When somebody is held against their last portrait before the case goes on; null: the pack does not ask. */
  likeness: z.strictObject({ when, basis: z.string() }).nullable().default(null),
  /** The notice that a procedure is refused; null where the law of this pack names none. */
  refusalForm: z.string().max(10).nullable(),
  fees: z.array(fee),
  feeReductions: z.array(feeReduction),
  processing: z.array(processing),
  calendar: calendar.nullable(),
  /** Null where the pack does not say how long a card is good for. */
  validity: validity.nullable(),
  exceptions: exceptions.nullable(),
  lowQuality: lowQuality.nullable(),
  /** Absent in packs of before: an iris is taken as it is. */
  lowIrisQuality: lowIrisQuality.nullable().default(null),
  draftRetentionDays: days,
  sealedRetentionDays: days,
  /** How long an officer may sign in without the registry having been reached; null: no limit is set. */
  offlineSignInDays: days.nullable(),
  /** After so many minutes the PIN is asked again before sealing; null: 30. */
  sealingPinMinutes: z.number().int().min(1).max(480).nullable(),
  /** After so long without a key or a change the station locks itself, at most a quarter of an hour; null: 600. */
  idleLockSeconds: z.number().int().min(15).max(900).nullable().default(null),
})

/** Beyond the shape: whom an age belongs to, and what an id means, is never in doubt. */
export const policyPack = pack
  .refine(({ ageGroups }) => ageGroups[0]?.fromYears === 0, { error: 'age groups begin at birth' })
  .refine(({ ageGroups: g }) => g.every((one, i) => i === 0 || one.fromYears > (g[i - 1]?.fromYears ?? 0)), {
    error: 'age groups ascend',
  })
  .refine(({ kinds }) => isUnique(kinds.flatMap(({ reasons }) => reasons.map(({ id }) => id))), {
    error: 'a reason has one meaning',
  })
  .refine((p) => isUnique(p.recordFields), { error: 'a field has one number' })
  .refine((p) => p.requiredFields.every(({ fields }) => fields.every((f) => p.recordFields.includes(f))), {
    error: 'what is required is a field of the record',
  })
  .refine(({ steps }) => isUnique(steps.map(({ id }) => id)) && steps.at(-1)?.id === 'sealing', {
    error: 'every step once, sealing last',
  })
export type PolicyPack = z.infer<typeof policyPack>

/** What other files read beside a pack. */
export { captureSlot, fingerSlot, stepId }
export type { CaptureSlot, StepId } from './sitting-parts.ts'
