/** What the centre decided about received work. Kept as lines like the receipts, and applied to the rows again at start. */
import { join } from 'node:path'
import { z } from 'zod'
import { applicationId, revision, stationId } from '../../../src-main/contract/primitives.ts'
import { openAppendOnlyFile } from '../append-only-file.ts'
import type { RegistryDatabase } from '../database/open.ts'
import { findReceived, setDecision } from '../database/received.ts'

export const decision = z.object({
  stationId,
  applicationId,
  revision,
  state: z.enum(['accepted', 'returned']),
  reason: z.string().max(200).nullable(),
})
export type Decision = z.infer<typeof decision>

export interface Decisions {
  /** False where no such work was received. */
  decide(decision: Decision): Promise<boolean>
  close(): Promise<void>
}

/** Opened after the ledger: it needs the rows. */
export async function openDecisions(dir: string, db: RegistryDatabase): Promise<Decisions> {
  const file = await openAppendOnlyFile(join(dir, 'decisions.jsonl'))
  const apply = (d: Decision): Promise<boolean> => setDecision(db, d, { state: d.state, reason: d.reason })
  for (const line of file.lines) await apply(decision.parse(JSON.parse(line)))
  return {
    decide: async (made) => {
      if (!(await findReceived(db, made))) return false
      await file.append(JSON.stringify(decision.parse(made)))
      return apply(made)
    },
    close: () => file.close(),
  }
}
