/** Tells the registry what waits for its supervisor, and brings back what was decided. */
import {
  approvalAnswer,
  approvalDecision,
  type ApprovalDecision,
  type AwaitingApproval,
} from '../../contract/records/approval-wire.ts'
import { ok, type Result } from '../../contract/result.ts'
import type { Line } from './line.ts'
import { readAnswer, SMALL, type CallError } from './registry-client.ts'
import { readSigned } from './signed-answer.ts'

export interface Decided {
  readonly decision: ApprovalDecision
  readonly jws: string
}

/** Only decisions that the registry signed, of this station, on exactly what waits; anything else is left out. */
export async function askApprovals(
  { client, stationId, certificates }: Line,
  waiting: readonly AwaitingApproval[],
  signal?: AbortSignal,
): Promise<Result<Decided[], CallError>> {
  const answer = await client.prove({
    ...SMALL,
    method: 'POST',
    url: `${client.http.origin}/v1/approvals`,
    headers: { 'Content-Type': 'application/json' },
    body: Buffer.from(JSON.stringify({ schema: 'approval-request/1', waiting })),
    signal,
  })
  if (!answer.ok) return answer
  const read = readAnswer(answer.value, approvalAnswer)
  if (!read.ok) return read
  const expected = {
    certificatePem: certificates.receipt,
    typ: 'tram-approval+jwt',
    schema: approvalDecision,
  }
  const decided: Decided[] = []
  for (const jws of read.value.decisions) {
    const claims = await readSigned(jws, expected)
    if (!claims.ok || claims.value.stationId !== stationId) continue
    if (waiting.some((one) => isAbout(claims.value, one))) decided.push({ decision: claims.value, jws })
  }
  return ok(decided)
}

const isAbout = (decision: ApprovalDecision, waiting: AwaitingApproval): boolean =>
  decision.applicationId === waiting.applicationId &&
  decision.revision === waiting.revision &&
  decision.exceptionsSha256 === waiting.exceptionsSha256
