/**
 * The audit log with its signed tree heads: `audit.jsonl` and, beside it, `checkpoints.jsonl`, one compact JWS a line.
 * Opening holds one against the other, so that a log that was cut while the program was off is found.
 */
import type { KeyObject } from 'node:crypto'
import { join } from 'node:path'
import type { TreeHead } from '../../contract/records/audit.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { writeErrorOf, type WriteError } from '../journal/io-error.ts'
import type { Platform } from '../journal/platform.ts'
import { hostPlatform } from '../journal/windows-platform.ts'
import { openAuditLog, type AuditClock, type AuditLog, type AuditOpenError } from './audit-log.ts'
import { hashOfJws, NO_CHECKPOINT, readKept, signCheckpoint, type Kept } from './checkpoint.ts'
import { openLineFile, readLines, type LineFile } from './line-file.ts'

export const LOG_FILE = 'audit.jsonl'
export const CHECKPOINT_FILE = 'checkpoints.jsonl'

export interface Audit extends Pick<AuditLog, 'append' | 'head' | 'wasTorn'> {
  /** Signs the log as it stands; nothing where the newest checkpoint says so already. */
  checkpoint(stationId: string, identityKey: KeyObject): Promise<Result<void, WriteError>>
  /** Entries that no checkpoint covers. */
  unsigned(): number
  /** The newest checkpoint, while the registry has not borne witness to as much; else null. */
  unwitnessed(): { readonly jws: string; readonly head: TreeHead } | null
  /** RFC 9162 §2.1.4 from a head of the registry's to one of ours; null where this log does not begin with it. */
  consistency(from: TreeHead, to: number): string[] | null
  /**
   * Keeps the registry's word, a verified JWS over `head`; one that says less than an earlier one is not needed. False
   * where this log does not begin so: it is not the log that the registry saw.
   */
  witness(jws: string, head: TreeHead): Promise<Result<boolean, WriteError>>
  close(): Promise<void>
}

/** @param dir the folder of both files. What does not hold together is `journal/damaged`, and is left as it is. */
export async function openAudit(
  dir: string,
  clock: AuditClock,
  platform: Platform = hostPlatform(),
): Promise<Result<Audit, AuditOpenError>> {
  const opened = await openAuditLog(join(dir, LOG_FILE), clock, platform)
  if (!opened.ok) return opened
  const log = opened.value
  try {
    const path = join(dir, CHECKPOINT_FILE)
    const found = await readLines(path, platform)
    const kept = found.lines.map(readKept)
    if (!kept.every((line) => line !== null && beginsWith(log, line.head))) {
      await log.close()
      return fail({ code: 'journal/damaged', what: CHECKPOINT_FILE })
    }
    const file = await openLineFile(path, found, platform)
    return ok(createAudit({ log, file, clock, ...newest(found.lines, kept) }))
  } catch (cause) {
    await log.close()
    return fail(await writeErrorOf(platform, dir, cause))
  }
}

const beginsWith = ({ tree }: AuditLog, { treeSize, rootHash }: TreeHead): boolean =>
  treeSize <= tree.size && tree.root(treeSize) === rootHash

interface Newest {
  readonly signed: { readonly jws: string; readonly head: TreeHead } | null
  /** Size of the largest tree that the registry bore witness to. */
  readonly witnessed: number
}

function newest(lines: readonly string[], kept: readonly (Kept | null)[]): Newest {
  let [signed, witnessed]: [Newest['signed'], number] = [null, 0]
  for (const [index, line] of kept.entries()) {
    if (line?.by === 'station') signed = { jws: lines[index] ?? '', head: line.head }
    if (line?.by === 'registry') witnessed = Math.max(witnessed, line.head.treeSize)
  }
  return { signed, witnessed }
}

interface Opened extends Newest {
  readonly log: AuditLog
  readonly file: LineFile
  readonly clock: AuditClock
}

function createAudit({ log, file, clock, ...start }: Opened): Audit {
  let { signed, witnessed } = start
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }
  const unsigned = () => log.tree.size - (signed?.head.treeSize ?? 0)

  const sign = async (stationId: string, key: KeyObject): Promise<Result<void, WriteError>> => {
    if (unsigned() === 0) return ok()
    const head = { treeSize: log.tree.size, rootHash: log.tree.root(log.tree.size) }
    const at = new Date(clock.now()).toISOString()
    const prior = signed ? hashOfJws(signed.jws) : NO_CHECKPOINT
    const jws = await signCheckpoint({ schema: 'audit-checkpoint/1', stationId, ...head, at, prior }, key)
    const written = await file.append(jws)
    if (written.ok) signed = { jws, head }
    return written
  }
  const keep = async (jws: string, { treeSize }: TreeHead): Promise<Result<boolean, WriteError>> => {
    if (treeSize <= witnessed) return ok(true)
    const written = await file.append(jws)
    if (!written.ok) return written
    witnessed = treeSize
    return ok(true)
  }

  return {
    append: log.append,
    head: log.head,
    wasTorn: log.wasTorn,
    unsigned,
    checkpoint: (stationId, key) => inTurn(() => sign(stationId, key)),
    unwitnessed: () => (signed && signed.head.treeSize > witnessed ? signed : null),
    consistency: (from, to) =>
      beginsWith(log, from) && from.treeSize <= to ? log.tree.consistency(from.treeSize, to) : null,
    witness: (jws, head) =>
      beginsWith(log, head) ? inTurn(() => keep(jws, head)) : Promise.resolve(ok(false)),
    close: async () => {
      await turn
      await Promise.all([log.close(), file.close()])
    },
  }
}
