/**
 * What waits on the stations for a second pair of eyes, and what the registry's supervisor decided. Decisions are lines
 * on disk, each a JWS as the station gets it; what waits is told again by whoever waits.
 */
import { join } from 'node:path'
import { decodeJwt } from 'jose'
import {
  approvalDecision,
  type ApprovalDecision,
  type AwaitingApproval,
} from '../../src-main/contract/records/approval-wire.ts'
import { openAppendOnlyFile } from './append-only-file.ts'
import type { JwsSigner } from './pki/jws-signer.ts'
import { createTurns } from './turns.ts'

const APPROVAL_TYP = 'tram-approval+jwt'

export interface Waiting extends AwaitingApproval {
  readonly stationId: string
}

export type Ruling = Pick<ApprovalDecision, 'decision' | 'supervisorId' | 'reason'>

export interface Approvals {
  /** Remembers what waits and gives the decisions that are there on exactly these exceptions. */
  told(stationId: string, waiting: readonly AwaitingApproval[]): Promise<string[]>
  /** What waits and nobody has decided; `isLate` after the day by which it had to be. */
  waiting(): readonly (Waiting & { readonly isLate: boolean })[]
  /** False where nothing of that name waits. */
  decide(applicationId: string, ruling: Ruling): Promise<boolean>
  close(): Promise<void>
}

interface ApprovalDeps {
  readonly dir: string
  readonly signer: JwsSigner
  readonly now: () => Date
  /** A practice registry's supervisor who is always awake; null: somebody decides by `decide`. */
  readonly automatic: Ruling | null
}

const keyOf = (of: Pick<Waiting, 'stationId' | 'applicationId' | 'revision' | 'exceptionsSha256'>) =>
  [of.stationId, of.applicationId, of.revision, of.exceptionsSha256].join(' ')

export async function openApprovals({ dir, signer, now, automatic }: ApprovalDeps): Promise<Approvals> {
  const file = await openAppendOnlyFile(join(dir, 'approvals.jsonl'))
  const turns = createTurns()
  const waiting = new Map<string, Waiting>()
  const decided = new Map(file.lines.map((jws) => [keyOf(approvalDecision.parse(decodeJwt(jws))), jws]))

  async function rule(of: Waiting, ruling: Ruling): Promise<void> {
    const { stationId, applicationId, revision, exceptionsSha256 } = of
    const decision: ApprovalDecision = {
      schema: 'approval/1',
      stationId,
      applicationId,
      revision,
      exceptionsSha256,
      ...ruling,
      at: now().toISOString(),
    }
    const jws = await signer.sign(APPROVAL_TYP, decision)
    await file.append(jws)
    decided.set(keyOf(of), jws)
  }
  const undecided = () => [...waiting.values()].filter((one) => !decided.has(keyOf(one)))
  const today = () => now().toISOString().slice(0, 10)

  return {
    told: (stationId, list) =>
      turns.run(async () => {
        for (const [key, one] of waiting) if (one.stationId === stationId) waiting.delete(key)
        const own = list.map((one) => ({ ...one, stationId }))
        for (const one of own) waiting.set(keyOf(one), one)
        if (automatic) for (const one of own) if (!decided.has(keyOf(one))) await rule(one, automatic)
        return own.flatMap((one) => decided.get(keyOf(one)) ?? [])
      }),
    waiting: () => undecided().map((one) => ({ ...one, isLate: one.approveBy < today() })),
    decide: (applicationId, ruling) =>
      turns.run(async () => {
        const one = undecided().find((of) => of.applicationId === applicationId)
        if (one) await rule(one, ruling)
        return one !== undefined
      }),
    close: () => file.close(),
  }
}
