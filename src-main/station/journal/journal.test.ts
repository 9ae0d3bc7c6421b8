import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { JOURNAL_VERSION } from '../../contract/records/journal.ts'
import type { JournalRecord } from '../../contract/records/journal.ts'
import { factsOf } from './files.ts'
import { encodeFrame, encodePayload } from './frame.ts'
import { HEAD_NOTE } from './head-note.ts'
import { queueRowOf } from './index.ts'
import { openJournal, type Journal, type JournalOptions } from './open-journal.ts'
import { linuxPlatform, type Platform } from './platform.ts'
import { sealedFileName } from './recover.ts'
import { segmentName } from './segment-writer.ts'
import { windowsPlatform } from './windows-platform.ts'
import { windowsStandIn } from './windows-stand-in.ts'

const at = '2026-11-23T01:02:03.000Z'
const idOf = (n: number) => `019abc00-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
const draft = (n: number, iv = 'aXY='): JournalRecord => ({
  kind: 'draft',
  applicationId: idOf(n),
  revision: 1,
  at,
  iv,
})
const state = (n: number, to: 'queued' | 'received', revision = 1): JournalRecord => ({
  kind: 'state',
  applicationId: idOf(n),
  revision,
  at,
  state: to,
  reason: null,
})

/** Its waits are left out: what it waits for is looked at in windows-platform.test.ts. */
const likeWindows = () => windowsPlatform(windowsStandIn(linuxPlatform, Math.random), () => Promise.resolve())
const systems = [
  { name: 'Linux', system: () => linuxPlatform },
  { name: 'a stand-in for Windows', system: likeWindows },
]

let dir: string
let platform: Platform
beforeEach(async () => void (dir = await mkdtemp(join(tmpdir(), 'journal-'))))
afterEach(() => rm(dir, { recursive: true, force: true }))

async function opened(options?: JournalOptions, where = dir): Promise<Journal> {
  const result = await openJournal(where, { platform, ...options })
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

async function recordsOf(journal: Journal) {
  const all: { seq: number; record: JournalRecord; text: string }[] = []
  await journal.replay((seq, record, bytes) => all.push({ seq, record, text: Buffer.from(bytes).toString() }))
  return all
}

describe.each(systems)('the journal on a real disk of $name', ({ system }) => {
  beforeEach(() => void (platform = system()))

  it('gives back after a restart what was appended, in its order, with its bytes', async () => {
    const first = await opened()
    for (let n = 0; n < 5; n++)
      expect(await first.append(draft(n), Buffer.from(`draft ${n}`))).toEqual({ ok: true, value: n + 1 })
    await first.close()
    const second = await opened()
    expect(second.head).toBe(5)
    expect(second.damage).toEqual([])
    expect((await recordsOf(second)).map(({ text }) => text)).toEqual(
      [0, 1, 2, 3, 4].map((n) => `draft ${n}`),
    )
    const entry = second.applications.get(idOf(3))!
    const bytes = await second.readBytes(entry.draft!.position)
    expect(bytes.ok && Buffer.from(bytes.value).toString()).toBe('draft 3')
    await second.close()
  })

  it('begins a new segment when one is full and reads them all back', async () => {
    const first = await opened({ segmentBytes: 2000 })
    for (let n = 0; n < 40; n++) await first.append(draft(n), Buffer.alloc(100, n))
    await first.close()
    expect((await readdir(dir)).filter((name) => name.endsWith('.tj')).length).toBeGreaterThan(3)
    const second = await opened({ segmentBytes: 2000 })
    expect((await recordsOf(second)).map(({ seq }) => seq)).toEqual(
      Array.from({ length: 40 }, (_, n) => n + 1),
    )
    await second.close()
  })

  it('cuts a torn tail and goes on with the number that was never acknowledged', async () => {
    const first = await opened()
    await first.append(draft(1))
    await first.append(draft(2))
    await first.close()
    const path = join(dir, segmentName(1))
    await truncate(path, (await stat(path)).size - 7)
    // Power cuts come before the note that the end of a run leaves.
    await rm(join(dir, HEAD_NOTE))
    const second = await opened()
    expect(second.damage).toMatchObject([{ kind: 'torn-tail', seq: 2, applicationIds: [idOf(2)] }])
    expect(await second.append(draft(3))).toEqual({ ok: true, value: 2 })
    await second.close()
    expect((await opened()).damage).toEqual([])
  })

  it('keeps a damaged last frame as evidence and never gives its number again', async () => {
    const first = await opened()
    await first.append(draft(1))
    await first.append(draft(2))
    await first.close()
    const path = join(dir, segmentName(1))
    const bytes = await readFile(path)
    bytes[bytes.length - 1]! ^= 1
    await writeFile(path, bytes)
    const second = await opened()
    expect(second.damage).toMatchObject([{ kind: 'bad-bytes', seq: 2, applicationIds: [idOf(2)] }])
    const next = await second.append(draft(3))
    expect(next.ok && next.value).toBeGreaterThan(2)
    await second.close()
    const third = await opened()
    expect(third.damage).toMatchObject([{ kind: 'bad-bytes' }])
    expect((await recordsOf(third)).map(({ record }) => record.applicationId)).toEqual([idOf(1), idOf(3)])
  })

  it('misses records that were cut off exactly between two frames, and cuts nothing that was noted', async () => {
    const first = await opened()
    await first.append(draft(1))
    const path = join(dir, segmentName(1))
    const { size } = await stat(path)
    await first.append(draft(2))
    await first.close()
    const whole = await readFile(path)
    await truncate(path, size)
    const second = await opened()
    expect(second.damage).toMatchObject([{ kind: 'missing-records', seq: 1 }])
    expect(await second.append(draft(3))).toEqual({ ok: true, value: 3 })
    await second.close()
    await writeFile(path, whole.subarray(0, size + 50))
    const third = await opened()
    expect(third.damage).toMatchObject([
      { kind: 'bad-bytes', offset: size },
      // The number that the second run gave.
      { kind: 'missing-records' },
    ])
    expect((await stat(path)).size).toBe(size + 50)
    await writeFile(join(dir, HEAD_NOTE), (await readFile(join(dir, HEAD_NOTE))).subarray(1))
    expect((await opened()).damage).toContainEqual(
      expect.objectContaining({ kind: 'bad-bytes', file: HEAD_NOTE }),
    )
  })

  it('reports a whole segment that is gone', async () => {
    const first = await opened({ segmentBytes: 500 })
    for (let n = 0; n < 12; n++) await first.append(draft(n), Buffer.alloc(100))
    await first.close()
    await rm(join(dir, segmentName(2)))
    expect((await opened()).damage).toMatchObject([{ kind: 'missing-records' }])
  })

  it('refuses to start on the log of a newer program', async () => {
    const payload = encodePayload('{}', new Uint8Array())
    await writeFile(
      join(dir, segmentName(1)),
      encodeFrame({ type: 9, version: JOURNAL_VERSION + 1, seq: 1 }, payload),
    )
    expect(await openJournal(dir, { platform })).toEqual({
      ok: false,
      error: { code: 'station/newer-data', schema: `journal/${JOURNAL_VERSION + 1}` },
    })
  })

  it('adopts a sealed file whose record a crash swallowed, once, and removes temporary leftovers', async () => {
    const first = await opened()
    await first.append(draft(1))
    const facts = await first.putFile('sealed', sealedFileName(idOf(1), 1), Buffer.from('sealed bytes'))
    await first.close()
    await writeFile(join(dir, 'attachments', 'x.bin.tmp'), 'half')
    const second = await opened()
    expect(facts.ok && second.applications.get(idOf(1))).toMatchObject({
      state: 'sealed',
      sealed: factsOf(Buffer.from('sealed bytes')),
    })
    expect(await readdir(join(dir, 'attachments'))).toEqual([])
    await second.close()
    const third = await opened()
    expect(third.head).toBe(2)
    await third.close()
  })

  it('never replaces a finished file by another, and restores only the recorded bytes', async () => {
    const journal = await opened()
    const name = sealedFileName(idOf(1), 1)
    const facts = await journal.putFile('sealed', name, Buffer.from('one'))
    expect(await journal.putFile('sealed', name, Buffer.from('two'))).toMatchObject({
      error: { what: 'EEXIST' },
    })
    expect(await journal.putFile('sealed', name, Buffer.from('one'))).toEqual(facts)
    await journal.append({
      kind: 'sealed',
      applicationId: idOf(1),
      revision: 1,
      at,
      officerId: 'an',
      file: name,
      ...factsOf(Buffer.from('one')),
    })
    await writeFile(join(dir, 'sealed', name), 'bad')
    expect(await journal.restoreSealed(idOf(1), Buffer.from('two'))).toMatchObject({ ok: false })
    expect(await journal.restoreSealed(idOf(1), Buffer.from('one'))).toEqual({ ok: true })
    const back = await journal.readFile('sealed', name)
    expect(back.ok && Buffer.from(back.value).toString()).toBe('one')
    await journal.close()
  })

  it('reports files that are missing, cut short or unclaimed', async () => {
    const journal = await opened()
    for (const n of [1, 2]) {
      const name = sealedFileName(idOf(n), 1)
      await journal.putFile('sealed', name, Buffer.from('sealed'))
      await journal.append({
        kind: 'sealed',
        applicationId: idOf(n),
        revision: 1,
        at,
        officerId: 'an',
        file: name,
        ...factsOf(Buffer.from('sealed')),
      })
    }
    await journal.putFile('attachments', 'stray.bin', Buffer.from('x'))
    await journal.close()
    await rm(join(dir, 'sealed', sealedFileName(idOf(1), 1)))
    await truncate(join(dir, 'sealed', sealedFileName(idOf(2), 1)), 3)
    const { damage } = await opened()
    expect(
      damage
        .map(({ kind, applicationIds }) => [kind, ...applicationIds].join(' '))
        .toSorted((a, b) => a.localeCompare(b)),
    ).toEqual([`missing-file ${idOf(1)}`, 'unclaimed-file', `wrong-size ${idOf(2)}`])
  })

  it('starts with 10,000 applications in a few seconds', async () => {
    const payloads = []
    let seq = 0
    const zeros = new Uint8Array(400)
    const sha256 = 'a'.repeat(64)
    for (let n = 0; n < 10_000; n++) {
      const applicationId = idOf(n)
      const file = { file: sealedFileName(applicationId, 1), sha256, size: 6 }
      const records: [number, JournalRecord][] = [
        [1, draft(n)],
        [3, { kind: 'sealed', applicationId, revision: 1, at, officerId: 'an', ...file }],
        [4, state(n, 'queued')],
        [
          5,
          {
            kind: 'upload',
            applicationId,
            revision: 1,
            at,
            url: null,
            offset: 0,
            attempts: 1,
            nextTryAt: null,
          },
        ],
      ]
      for (const [type, record] of records) {
        payloads.push(
          encodeFrame(
            { type, version: 1, seq: ++seq },
            encodePayload(JSON.stringify(record), type === 1 ? zeros : new Uint8Array()),
          ),
        )
      }
    }
    await writeFile(join(dir, segmentName(1)), Buffer.concat(payloads))
    const before = performance.now()
    const journal = await opened()
    const tookMs = Math.round(performance.now() - before)
    process.stdout.write(`journal: 10,000 applications, ${seq} records, start in ${tookMs} ms\n`)
    expect(journal.applications.size).toBe(10_000)
    expect(tookMs).toBeLessThan(10_000)
    await journal.close()
  })
})

describe('the index', () => {
  beforeEach(() => void (platform = linuxPlatform))

  it('begins anew with a higher revision, shows the one before while it is a draft, and keeps what comes late for that', async () => {
    const journal = await opened()
    await journal.append(draft(1))
    await journal.append({ kind: 'receipt', applicationId: idOf(1), revision: 1, at, jws: 'a.b.c' })
    await journal.append({ kind: 'draft', applicationId: idOf(1), revision: 2, at, iv: 'aXY=' })
    await journal.append(state(1, 'received', 1))
    expect(journal.applications.get(idOf(1))).toMatchObject({
      revision: 2,
      state: 'draft',
      receipt: null,
      journalSeq: 4,
      former: { revision: 1, state: 'received', receipt: 'a.b.c' },
    })
    expect(queueRowOf(journal.applications.get(idOf(1))!)).toMatchObject({
      revision: 1,
      state: 'received',
      journalSeq: 4,
    })
    await journal.close()
  })
})
