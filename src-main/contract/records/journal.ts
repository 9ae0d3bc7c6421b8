/** What the journal holds. `type` numbers are for ever; a changed shape takes a new version of the frame. */
import { z } from 'zod'
import { applicationId, captureId, instant, officerId, revision, sha256, stationId } from '../primitives.ts'
import { applicationState } from './queue.ts'
import { stepId } from './sitting-parts.ts'

const file = { file: z.string().regex(/^[a-z0-9.-]+$/), sha256, size: z.number().int().nonnegative() }

export const journalRecord = z.discriminatedUnion('kind', [
  /** An encrypted draft; its ciphertext is the frame's bytes. */
  z.object({ kind: z.literal('draft'), applicationId, revision, at: instant, iv: z.string() }),
  z.object({
    kind: z.literal('attachment'),
    applicationId,
    captureId,
    at: instant,
    plainSha256: sha256,
    ...file,
  }),
  z.object({
    kind: z.literal('sealed'),
    applicationId,
    revision,
    at: instant,
    officerId,
    /** The station that sealed it, where this one only carries it. */
    origin: stationId.optional(),
    ...file,
  }),
  z.object({
    kind: z.literal('state'),
    applicationId,
    revision,
    at: instant,
    state: applicationState,
    reason: z.string().nullable(),
    /** The number of the registry's decision that this is. */
    decision: z.number().int().positive().optional(),
    /** Of a return: the step that the registry wants done again. */
    step: stepId.nullable().optional(),
  }),
  /** An upload's URL, and each attempt with its back-off. */
  z.object({
    kind: z.literal('upload'),
    applicationId,
    revision,
    at: instant,
    url: z.string().nullable(),
    offset: z.number().int().nonnegative(),
    attempts: z.number().int().nonnegative(),
    nextTryAt: instant.nullable(),
  }),
  z.object({ kind: z.literal('receipt'), applicationId, revision, at: instant, jws: z.string() }),
])
export type JournalRecord = z.infer<typeof journalRecord>
export type JournalKind = JournalRecord['kind']

/** The frame's u16 type for each kind. */
export const journalTypes: Record<JournalKind, number> = {
  draft: 1,
  attachment: 2,
  sealed: 3,
  state: 4,
  upload: 5,
  receipt: 6,
}
/** 2 added `sealed.origin`, `state.decision`, `state.step` and four states; what 1 wrote reads as it is. */
export const JOURNAL_VERSION = 2
