/**
 * What station and registry say to each other about the station's audit log. A tree head stands for every entry up
 * to it: SHA-256, RFC 9162 §2.1, a leaf being one line of the log without its line break.
 */
import { z } from 'zod'
import { instant, sha256, stationId } from '../primitives.ts'

export const treeHead = z.object({
  /** Entries in the tree; an empty log has no head. */
  treeSize: z.number().int().positive().max(0x7f_ff_ff_ff),
  rootHash: sha256,
})
export type TreeHead = z.infer<typeof treeHead>

export const CHECKPOINT_TYP = 'tram-audit-checkpoint+jwt'
export const AUDIT_HEAD_TYP = 'tram-audit-head+jwt'

/** Payload of a checkpoint: the station's identity key says that its log is this. */
export const auditCheckpoint = treeHead.extend({
  schema: z.literal('audit-checkpoint/1'),
  stationId,
  at: instant,
  /** SHA-256 of the compact JWS of the checkpoint before; 64 zeros in the first. */
  prior: sha256,
})
export type AuditCheckpoint = z.infer<typeof auditCheckpoint>

/** Payload of a countersigned head: the receipt key says that it has seen this, and nothing that speaks against it. */
export const auditHead = treeHead.extend({
  schema: z.literal('audit-head/1'),
  stationId,
  /** SHA-256 of the checkpoint's compact JWS. */
  checkpointHash: sha256,
  at: instant,
})

const jws = z.string().max(8_192)

/** Body of `POST /v1/audit/checkpoints`. `consistency` is the proof from the registry's last head (RFC 9162 §2.1.4). */
export const checkpointRequest = z.object({ checkpoint: jws, consistency: z.array(sha256).max(64) })

/** Answer of `GET /v1/audit/head` (null before the first) and of `POST /v1/audit/checkpoints`. */
export const auditHeadAnswer = z.object({ head: jws.nullable() })
