/**
 * What waits for a second pair of eyes is told to the registry, whose supervisor may decide from afar; a decision that
 * verifies is kept with the draft. Only while an officer is signed in: the drafts are shut otherwise, and a decision
 * does not run away.
 */
import type { AwaitingApproval } from '../../contract/records/approval-wire.ts'
import { askApprovals, type Decided } from '../uplink/approvals.ts'
import type { Line } from '../uplink/line.ts'
import type { Sittings } from './sittings.ts'

export interface ApprovalsDeps {
  readonly sittings: Pick<Sittings, 'awaitingApproval' | 'applyTo'>
  readonly line: () => Line | null
  /** Each decision that was kept, for the audit log. */
  readonly onDecided: (decided: Decided['decision']) => void
}

export interface Approvals {
  /** Asks now, unless nothing waits or there is no line; one question at a time. */
  look(): Promise<void>
  /** Asks when what waits is not what it was at the last question. */
  changed(): void
  stop(): void
}

const EVERY_MS = 60_000

export function createApprovals({ sittings, line, onDecided }: ApprovalsDeps): Approvals {
  let asking: Promise<void> | null = null
  let told = ''

  async function ask(waiting: readonly AwaitingApproval[], open: Line): Promise<void> {
    const answer = await askApprovals(open, waiting)
    if (!answer.ok) return
    for (const { decision, jws } of answer.value) {
      const kept = await sittings.applyTo(decision.applicationId, {
        type: 'exceptions-decided',
        decision,
        jws,
      })
      if (kept.ok) onDecided(decision)
    }
  }
  function look(): Promise<void> {
    const waiting = sittings.awaitingApproval()
    const open = line()
    if (asking || !open || waiting.length === 0) return asking ?? Promise.resolve()
    told = keyOf(waiting)
    asking = ask(waiting, open).finally(() => {
      asking = null
    })
    return asking
  }
  const timer = setInterval(() => void look(), EVERY_MS)
  timer.unref()

  return {
    look,
    changed() {
      const now = keyOf(sittings.awaitingApproval())
      if (now !== told) void look()
    },
    stop: () => clearInterval(timer),
  }
}

const keyOf = (waiting: readonly AwaitingApproval[]) =>
  waiting.map(({ applicationId, exceptionsSha256 }) => `${applicationId} ${exceptionsSha256}`).join()
