/** The registry's supervisor on the exceptions of an application that waits on a station for a second pair of eyes. */
import { z } from 'zod'
import { applicationId, instant, officerId, plainText, revision, sha256, stationId } from '../primitives.ts'
import { exception } from './exception.ts'

const key = { applicationId, revision, exceptionsSha256: sha256 }

/** What waits: no name, no number, only what is to be judged. `exceptionsSha256` is of its canonical JSON (RFC 8785). */
export const awaitingApproval = z.object({
  ...key,
  exceptions: z.array(exception).min(1).max(12),
  /** When the citizen said yes. */
  confirmedAt: instant,
  /** After this day it is an alarm, there and here. */
  approveBy: z.iso.date(),
})
export type AwaitingApproval = z.infer<typeof awaitingApproval>

export const approvalRequest = z.object({
  schema: z.literal('approval-request/1'),
  waiting: z.array(awaitingApproval).max(20),
})

/** One JWS for each of those that a supervisor has decided. */
export const approvalAnswer = z.object({ decisions: z.array(z.string().max(4_096)).max(20) })

/** Payload, typ `tram-approval+jwt`, by the receipt key. It holds for these exceptions and no others. */
export const approvalDecision = z.object({
  schema: z.literal('approval/1'),
  stationId,
  ...key,
  decision: z.enum(['approved', 'refused']),
  supervisorId: officerId,
  at: instant,
  /** Why it is refused; may be empty where it is not. */
  reason: plainText(200),
})
export type ApprovalDecision = z.infer<typeof approvalDecision>
