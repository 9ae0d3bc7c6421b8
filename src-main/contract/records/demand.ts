/** What the law asks of one case: the answer of station/policy, as the workflow walks it and a window shows it. */
import { z } from 'zod'
import { fieldCode } from './resident.ts'
import { fingerSlot, irisSlot, stepId } from './sitting-parts.ts'

const words = z.object({ vi: z.string(), en: z.string() })

export const demand = z.object({
  /** Completed years on the day the law is asked; negative where the birth lies ahead. */
  ageYears: z.number().int(),
  isEntitled: z.boolean(),
  /** Ids of the reasons that may be chosen for this citizen. */
  offered: z.array(z.string()),
  steps: z.array(stepId),
  /** Fields of the record that must be there, or a reason why not. */
  requiredFields: z.array(fieldCode),
  fingerprints: z.array(fingerSlot),
  irises: z.array(irisSlot),
  /** The dated decision by which this station takes no irises, and takes them later. */
  irisWaiver: z.object({ from: z.iso.date(), name: words, basis: z.string() }).nullable(),
  portrait: z.boolean(),
  /** Whether somebody acts for the citizen. */
  guardian: z.boolean(),
  forms: z.array(z.object({ code: z.string(), name: words, step: stepId })),
  /** Papers that the officer must see and note. */
  papers: z.array(z.object({ id: z.string(), name: words, basis: z.string() })),
  /** Whether the person must be held against their last portrait: no sample says who they are. */
  likeness: z.boolean(),
  /** In đồng; `full` before reductions. Null where the pack does not say, or no case is chosen. */
  fee: z.object({ amount: z.number().int(), full: z.number().int(), basis: z.array(z.string()) }).nullable(),
  /** `on` is null for a card without end. */
  expiry: z.object({ on: z.iso.date().nullable(), basis: z.string() }).nullable(),
  /** `isCertain` is false where the pack's calendar does not reach so far. */
  appointment: z
    .object({
      on: z.iso.date(),
      workingDays: z.number().int(),
      isCertain: z.boolean(),
      basis: z.string(),
    })
    .nullable(),
})
export type Demand = z.infer<typeof demand>
