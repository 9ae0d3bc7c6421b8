/**
 * The audit log: who did what to which id, one line each, chained (`chain.ts`) and in a Merkle tree, fsynced before
 * the caller goes on. Ids and codes only: a name or a number of a citizen must never get here.
 */
import { basename, dirname } from 'node:path'
import type { ErrorOf } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { writeErrorOf, type WriteError } from '../journal/io-error.ts'
import type { Platform } from '../journal/platform.ts'
import { hostPlatform } from '../journal/windows-platform.ts'
import { auditEntry, chainLine, verifyLines, type AuditEntry, type AuditHead } from './chain.ts'
import { openLineFile, readLines, type LineFile } from './line-file.ts'
import { createMerkleTree, type MerkleTree } from './merkle/tree.ts'

export interface AuditClock {
  /** Wall time in ms since 1970. */
  readonly now: () => number
  /** Ms since the system or the program started; never goes back. */
  readonly monotonicMs: () => number
  /** Another one after each start of the program. */
  readonly bootId: string
}

export interface AuditLog {
  /** Its leaves are the lines, without their line breaks, that are on the medium. */
  readonly tree: Omit<MerkleTree, 'append'>
  /** True where opening found the unfinished line of a crash. */
  readonly wasTorn: boolean
  head(): AuditHead
  /** Settles when the line is on the medium. */
  append(entry: AuditEntry): Promise<Result<AuditHead, WriteError>>
  close(): Promise<void>
}

export type AuditOpenError = WriteError | ErrorOf<'journal/damaged'>

/**
 * Opens or begins the log. An unfinished last line, which nobody was told about, is cut; a chain that does not hold
 * is `journal/damaged`: it is never mended and never written over.
 */
export async function openAuditLog(
  path: string,
  clock: AuditClock,
  platform: Platform = hostPlatform(),
): Promise<Result<AuditLog, AuditOpenError>> {
  const dir = dirname(path)
  try {
    await platform.makeDir(dir)
    const found = await readLines(path, platform)
    const head = verifyLines(found.lines)
    if (!head.ok) return fail({ code: 'journal/damaged', what: basename(path) })
    const tree = createMerkleTree()
    for (const line of found.lines) tree.append(Buffer.from(line))
    const file = await openLineFile(path, found, platform)
    return ok(createAuditLog({ file, tree, head: head.value, wasTorn: found.torn, clock }))
  } catch (cause) {
    return fail(await writeErrorOf(platform, dir, cause))
  }
}

interface Opened {
  readonly file: LineFile
  readonly tree: MerkleTree
  readonly head: AuditHead
  readonly wasTorn: boolean
  readonly clock: AuditClock
}

function createAuditLog({ file, tree, wasTorn, clock, ...start }: Opened): AuditLog {
  let { head } = start
  let turn: Promise<unknown> = Promise.resolve()

  const write = async (entry: AuditEntry): Promise<Result<AuditHead, WriteError>> => {
    const at = new Date(clock.now()).toISOString()
    const line = chainLine(head, { ...entry, at, bootId: clock.bootId, monotonicMs: clock.monotonicMs() })
    const written = await file.append(line.text)
    if (!written.ok) return written
    tree.append(Buffer.from(line.text))
    head = line.head
    return ok(head)
  }

  return {
    tree,
    wasTorn,
    head: () => head,
    append: (entry) => {
      const checked = auditEntry.parse(entry)
      const mine = turn.then(() => write(checked))
      turn = mine
      return mine
    },
    close: async () => {
      await turn
      await file.close()
    },
  }
}
