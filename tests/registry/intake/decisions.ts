/** What the centre decided about received work. Kept as lines like the receipts, and applied to the rows again at start. */
import { join } from 'node:path'
import { z } from 'zod'
import { stationId } from '../../../src-main/contract/primitives.ts'
import { decision as numbered } from '../../../src-main/contract/records/wire.ts'
import { openAppendOnlyFile } from '../append-only-file.ts'
import { insertDecision } from '../database/decisions.ts'
import type { RegistryDatabase } from '../database/open.ts'
import { findReceived, setDecision } from '../database/received.ts'
import { createTurns } from '../turns.ts'

export const decision = numbered.omit({ number: true }).extend({ stationId })
/** `step` may be left out: then none is named. */
export type Decision = z.input<typeof decision>

export interface Decisions {
  /** False where no such work was received. */
  decide(decision: Decision): Promise<boolean>
  close(): Promise<void>
}

/** Opened after the ledger: it needs the rows. */
export async function openDecisions(dir: string, db: RegistryDatabase): Promise<Decisions> {
  const file = await openAppendOnlyFile(join(dir, 'decisions.jsonl'))
  const turns = createTurns()
  let number = 0
  const apply = async (made: z.infer<typeof decision>): Promise<boolean> => {
    number += 1
    await insertDecision(db, { ...made, number })
    return setDecision(db, made, { state: made.state, reason: made.reason })
  }
  for (const line of file.lines) await apply(decision.parse(JSON.parse(line)))
  return {
    decide: (made) =>
      turns.run(async () => {
        if (!(await findReceived(db, made))) return false
        const kept = decision.parse(made)
        await file.append(JSON.stringify(kept))
        return apply(kept)
      }),
    close: () => file.close(),
  }
}
