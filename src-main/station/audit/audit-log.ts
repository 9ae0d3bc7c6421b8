/**
 * The audit log: who did what to which id, as lines of JSON that each carry the hash of the line before, fsynced
 * before the caller goes on. Ids and codes only: a name or a number of a citizen must never get here.
 *
 * A line is `{"seq","at","bootId","monotonicMs","actor","action","objectId","result","prev","hash"}`; `hash` is the
 * SHA-256 of `prev` and of the canonical JSON (RFC 8785) of the other members. A chain shows changes inside; that
 * the end was cut is shown by a head kept elsewhere (`expectedHead`).
 */
import { createHash } from 'node:crypto'
import { basename, dirname } from 'node:path'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import type { ErrorOf } from '../../contract/errors.ts'
import { instant, sha256 } from '../../contract/primitives.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { writeErrorOf, type WriteError } from '../journal/io-error.ts'
import type { LogFile, Platform } from '../journal/platform.ts'
import { hostPlatform } from '../journal/windows-platform.ts'

const id = z.string().regex(/^[A-Za-z0-9_.:/-]{1,120}$/)

const auditEntry = z.object({
  /** An officerId, `station` or `citizen`. */
  actor: id,
  /** `area.verb` of a call, or another code. */
  action: id,
  /** An applicationId, deviceId or the like; null where the action has no object. */
  objectId: id.nullable(),
  /** `ok` or an error code. */
  result: id,
})
export type AuditEntry = z.infer<typeof auditEntry>

const auditLine = auditEntry.extend({
  seq: z.number().int().positive(),
  at: instant,
  bootId: id,
  monotonicMs: z.number(),
  prev: sha256,
  hash: sha256,
})
export type AuditLine = z.infer<typeof auditLine>

export interface AuditHead {
  readonly seq: number
  readonly hash: string
}

const EMPTY_HEAD: AuditHead = { seq: 0, hash: '0'.repeat(64) }

export interface AuditClock {
  /** Wall time in ms since 1970. */
  readonly now: () => number
  /** Ms since the system or the program started; never goes back. */
  readonly monotonicMs: () => number
  /** Another one after each start of the program. */
  readonly bootId: string
}

export interface AuditLog {
  head(): AuditHead
  /** Settles when the line is on the medium. */
  append(entry: AuditEntry): Promise<Result<AuditHead, WriteError>>
  close(): Promise<void>
}

export type AuditProblem =
  { readonly kind: 'unreadable' | 'broken-chain'; readonly line: number } | { readonly kind: 'wrong-head' }

/** Every line in order, or the first that does not hold. `line` counts from 1. */
export function verifyAudit(text: string, expectedHead?: AuditHead): Result<AuditHead, AuditProblem> {
  let head = EMPTY_HEAD
  for (const [index, line] of text.split('\n').slice(0, -1).entries()) {
    const parsed = readLine(line)
    if (!parsed) return fail({ kind: 'unreadable', line: index + 1 })
    const follows = parsed.seq === head.seq + 1 && parsed.prev === head.hash && parsed.hash === hashOf(parsed)
    if (!follows) return fail({ kind: 'broken-chain', line: index + 1 })
    head = { seq: parsed.seq, hash: parsed.hash }
  }
  if (!text.endsWith('\n') && text !== '') return fail({ kind: 'unreadable', line: head.seq + 1 })
  const isExpected = !expectedHead || (head.seq === expectedHead.seq && head.hash === expectedHead.hash)
  return isExpected ? ok(head) : fail({ kind: 'wrong-head' })
}

/** Canonical to the byte, so that not even a space can be changed. */
function readLine(line: string): AuditLine | null {
  try {
    const parsed = auditLine.safeParse(JSON.parse(line))
    return parsed.success && canonicalize(parsed.data) === line ? parsed.data : null
  } catch {
    return null
  }
}

function hashOf({ hash: _hash, ...rest }: AuditLine): string {
  return createHash('sha256')
    .update(canonicalize(rest) ?? '')
    .digest('hex')
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
    const bytes =
      (await platform.size(path)) === null ? Buffer.alloc(0) : Buffer.from(await platform.read(path))
    const whole = bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1)
    const head = verifyAudit(whole.toString('utf8'))
    if (!head.ok) return fail({ code: 'journal/damaged', what: basename(path) })
    const file = await platform.openLog(path)
    await platform.syncDir(dir)
    if (whole.length < bytes.length) await file.truncate(whole.length)
    return ok(createAuditLog({ file, head: head.value, length: whole.length, clock, platform, dir }))
  } catch (cause) {
    return fail(await writeErrorOf(platform, dir, cause))
  }
}

interface Opened {
  readonly file: LogFile
  readonly head: AuditHead
  readonly length: number
  readonly clock: AuditClock
  readonly platform: Platform
  readonly dir: string
}

function createAuditLog({ file, clock, platform, dir, ...start }: Opened): AuditLog {
  let { head, length } = start
  let turn: Promise<unknown> = Promise.resolve()
  /** True after a failed append, which may have left bytes beyond the good end. */
  let dirty = false

  const write = async (entry: AuditEntry): Promise<Result<AuditHead, WriteError>> => {
    const { bootId } = clock
    const facts = {
      seq: head.seq + 1,
      at: new Date(clock.now()).toISOString(),
      bootId,
      monotonicMs: clock.monotonicMs(),
    }
    const line: AuditLine = { ...entry, ...facts, prev: head.hash, hash: '' }
    const hash = hashOf(line)
    const bytes = Buffer.from(`${canonicalize({ ...line, hash }) ?? ''}\n`)
    try {
      if (dirty) await file.truncate(length)
      dirty = true
      await file.write(bytes, length)
      await file.sync()
      dirty = false
    } catch (cause) {
      return fail(await writeErrorOf(platform, dir, cause))
    }
    length += bytes.length
    head = { seq: line.seq, hash }
    return ok(head)
  }

  return {
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
