import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import canonicalize from 'canonicalize'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { crashingPlatform } from '../journal/crashing-platform.ts'
import { openAuditLog, type AuditLog } from './audit-log.ts'
import { verifyAudit } from './chain.ts'

const clock = { now: () => Date.parse('2026-11-23T00:00:00Z'), monotonicMs: () => 12.5, bootId: 'boot-1' }
const entry = (n: number) => ({ actor: 'an', action: 'enrolment.seal', objectId: `id-${n}`, result: 'ok' })

let dir: string
let path: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'audit-'))
  path = join(dir, 'audit.jsonl')
})
afterEach(() => rm(dir, { recursive: true, force: true }))

async function opened(): Promise<AuditLog> {
  const log = await openAuditLog(path, clock)
  if (!log.ok) throw new Error(JSON.stringify(log.error))
  return log.value
}

async function written(count: number): Promise<string> {
  const log = await opened()
  for (let n = 0; n < count; n++) await log.append(entry(n))
  await log.close()
  return readFile(path, 'utf8')
}

describe('the audit log', () => {
  it('continues its chain over a restart', async () => {
    await written(3)
    const text = await written(2)
    const head = verifyAudit(text)
    expect(head).toMatchObject({ ok: true, value: { seq: 5 } })
    expect(verifyAudit(text, head.ok ? head.value : undefined)).toEqual(head)
  })

  it('shows every change of a byte, every removed and every moved line', async () => {
    const text = await written(5)
    const lines = text.split('\n').slice(0, -1)
    const join5 = (changed: string[]) => changed.map((line) => `${line}\n`).join('')
    expect(verifyAudit(join5(lines.toSpliced(2, 1)))).toMatchObject({ ok: false })
    expect(verifyAudit(join5([lines[1]!, lines[0]!, ...lines.slice(2)]))).toMatchObject({ ok: false })
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.integer({ min: 1, max: 127 }), (at, flip) => {
        const changed =
          text.slice(0, at) + String.fromCodePoint(text.charCodeAt(at) ^ flip) + text.slice(at + 1)
        expect(verifyAudit(changed).ok).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  it('shows a line that was written anew with a hash of its own', async () => {
    const text = await written(3)
    const lines = text.split('\n')
    const { hash: _hash, ...rest } = JSON.parse(lines[1]!)
    const forged = { ...rest, actor: 'binh', hash: '' }
    const hash = createHash('sha256')
      .update(canonicalize({ ...rest, actor: 'binh' })!)
      .digest('hex')
    lines[1] = canonicalize({ ...forged, hash })!
    expect(verifyAudit(lines.join('\n'))).toEqual({ ok: false, error: { kind: 'broken-chain', line: 3 } })
  })

  it('shows a cut end to whoever kept the head elsewhere', async () => {
    const text = await written(4)
    const head = verifyAudit(text)
    const cut = text.slice(0, text.lastIndexOf('{'))
    expect(verifyAudit(cut).ok).toBe(true)
    expect(head.ok && verifyAudit(cut, head.value)).toEqual({ ok: false, error: { kind: 'wrong-head' } })
  })

  it('cuts an unfinished line, but never writes on a broken chain', async () => {
    const text = await written(3)
    await writeFile(path, `${text}{"actor":"an`)
    const log = await opened()
    expect(log.head().seq).toBe(3)
    await log.close()
    await writeFile(path, text.replace('id-1', 'id-9'))
    expect(await openAuditLog(path, clock)).toEqual({
      ok: false,
      error: { code: 'journal/damaged', what: 'audit.jsonl' },
    })
    expect(await readFile(path, 'utf8')).toContain('id-9')
  })

  it('takes no names', async () => {
    const log = await opened()
    expect(() => log.append({ ...entry(1), objectId: 'Nguyễn Thị Ánh' })).toThrow()
    await log.close()
  })

  it('goes on, unbroken, after a full disk', async () => {
    const platform = crashingPlatform(Math.random)
    const log = await openAuditLog('/audit.jsonl', clock, platform)
    if (!log.ok) throw new Error('not opened')
    await log.value.append(entry(1))
    platform.failWith('ENOSPC')
    expect(await log.value.append(entry(2))).toMatchObject({ error: { code: 'journal/disk-full' } })
    platform.failWith(null)
    await log.value.append(entry(3))
    expect(verifyAudit(Buffer.from(await platform.read('/audit.jsonl')).toString())).toMatchObject({
      ok: true,
      value: { seq: 2 },
    })
  })
})
