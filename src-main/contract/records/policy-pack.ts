/** A policy pack: what the law asks, as data. Signed when delivered; those in assets/policy are sources. */
import { z } from 'zod'
import { fieldCode } from './resident.ts'

const words = z.object({ vi: z.string().min(1), en: z.string().min(1) })

/** One acquisition. Rolled fingers carry the ISO/IEC 19794-4 position 1-10. */
export const captureSlot = z.enum([
  'right-four',
  'left-four',
  'thumbs',
  'rolled-1',
  'rolled-2',
  'rolled-3',
  'rolled-4',
  'rolled-5',
  'rolled-6',
  'rolled-7',
  'rolled-8',
  'rolled-9',
  'rolled-10',
  'portrait',
])
export type CaptureSlot = z.infer<typeof captureSlot>

export const stepId = z.enum([
  'case',
  'record',
  'marks',
  'fingerprints',
  'portrait',
  'confirmation',
  'sealing',
])
export type StepId = z.infer<typeof stepId>

const reason = z.object({ id: z.string(), name: words, basis: z.string() })
const kind = z.object({
  id: z.enum(['issue', 'exchange', 'reissue']),
  name: words,
  reasons: z.array(reason).min(1),
})

export const policyPack = z.object({
  schema: z.literal('policy-pack/1'),
  id: z.string().regex(/^\d{4}$/),
  effectiveFrom: z.iso.date(),
  title: words,
  kinds: z.array(kind).min(1),
  /** The order of the sitting; the workflow walks this list. */
  steps: z.array(stepId).min(1),
  /** TT 60/2021 Điều 5(3): the legal order of the thirteen acquisitions. */
  fingerprints: z.array(captureSlot).min(1),
  /** The record's fields in the order of the form. */
  recordFields: z.array(fieldCode).min(1),
  draftRetentionDays: z.number().int().min(1),
  sealedRetentionDays: z.number().int().min(1),
})
export type PolicyPack = z.infer<typeof policyPack>
export type CaseKind = PolicyPack['kinds'][number]['id']
