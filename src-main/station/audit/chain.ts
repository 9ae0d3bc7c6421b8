/**
 * One line of the audit log and the chain of them.
 *
 * A line is `{"action","actor","at","bootId","hash","monotonicMs","objectId","prev","result","seq"}` in canonical JSON
 * (RFC 8785); `hash` is the SHA-256 of the canonical JSON of the other members, among them `prev`, the hash of the
 * line before. A chain shows changes inside; that the end was cut is shown by a head kept elsewhere (`expectedHead`).
 */
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import { instant, sha256 } from '../../contract/primitives.ts'
import { fail, ok, type Result } from '../../contract/result.ts'

/** Ids and codes only: a name or a text has a space or a letter that does not pass. */
export const auditId = z.string().regex(/^[A-Za-z0-9_.:/-]{1,120}$/)

export const auditEntry = z.object({
  /** An officerId, `station` or `citizen`. */
  actor: auditId,
  /** `area.verb` of a call, or another code. */
  action: auditId,
  /** An applicationId, deviceId or the like; null where the action has no object. */
  objectId: auditId.nullable(),
  /** `ok` or an error code. */
  result: auditId,
})
export type AuditEntry = z.infer<typeof auditEntry>

const auditLine = auditEntry.extend({
  seq: z.number().int().positive(),
  at: instant,
  bootId: auditId,
  monotonicMs: z.number(),
  prev: sha256,
  hash: sha256,
})
export type AuditLine = z.infer<typeof auditLine>

/** The last line of a chain. */
export interface AuditHead {
  readonly seq: number
  readonly hash: string
}

export const EMPTY_HEAD: AuditHead = { seq: 0, hash: '0'.repeat(64) }

export type AuditProblem =
  { readonly kind: 'unreadable' | 'broken-chain'; readonly line: number } | { readonly kind: 'wrong-head' }

/** The line that follows `head`, and the head that it makes. */
export function chainLine(head: AuditHead, facts: Omit<AuditLine, 'seq' | 'prev' | 'hash'>) {
  const line: AuditLine = { ...facts, seq: head.seq + 1, prev: head.hash, hash: '' }
  const hash = hashOf(line)
  return { text: canonicalize({ ...line, hash }) ?? '', head: { seq: line.seq, hash } }
}

/** Every line in order, or the first that does not hold. `line` counts from 1. */
export function verifyLines(lines: readonly string[]): Result<AuditHead, AuditProblem> {
  let head = EMPTY_HEAD
  for (const [index, text] of lines.entries()) {
    const line = readLine(text)
    if (!line) return fail({ kind: 'unreadable', line: index + 1 })
    const follows = line.seq === head.seq + 1 && line.prev === head.hash && line.hash === hashOf(line)
    if (!follows) return fail({ kind: 'broken-chain', line: index + 1 })
    head = { seq: line.seq, hash: line.hash }
  }
  return ok(head)
}

/** The same of a whole file, which must end with a line break and, where given, at this head. */
export function verifyAudit(text: string, expectedHead?: AuditHead): Result<AuditHead, AuditProblem> {
  const lines = text.split('\n')
  const tail = lines.pop()
  const verified = verifyLines(lines)
  if (!verified.ok) return verified
  const head = verified.value
  if (tail !== '') return fail({ kind: 'unreadable', line: head.seq + 1 })
  const isExpected = !expectedHead || (head.seq === expectedHead.seq && head.hash === expectedHead.hash)
  return isExpected ? ok(head) : fail({ kind: 'wrong-head' })
}

/** Canonical to the byte, so that not even a space can be changed. */
function readLine(text: string): AuditLine | null {
  try {
    const parsed = auditLine.safeParse(JSON.parse(text))
    return parsed.success && canonicalize(parsed.data) === text ? parsed.data : null
  } catch {
    return null
  }
}

function hashOf({ hash: _hash, ...rest }: AuditLine): string {
  return createHash('sha256')
    .update(canonicalize(rest) ?? '')
    .digest('hex')
}
