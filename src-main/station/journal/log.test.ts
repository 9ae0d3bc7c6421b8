/** The log on a disk: what was appended comes back, and what is torn, damaged or gone is told. */
import { readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { draft, idOf, describeOnDisk } from '../../../tests/fixtures/journal-on-disk.ts'
import { JOURNAL_VERSION, type JournalRecord } from '../../contract/records/journal.ts'
import { encodeFrame, encodePayload } from './frame.ts'
import { HEAD_NOTE } from './head-note.ts'
import { openJournal, type Journal } from './open-journal.ts'
import { segmentName } from './segment-writer.ts'

async function recordsOf(journal: Journal) {
  const all: { seq: number; record: JournalRecord; text: string }[] = []
  await journal.replay((seq, record, bytes) => all.push({ seq, record, text: Buffer.from(bytes).toString() }))
  return all
}

describeOnDisk((disk) => {
  it('gives back after a restart what was appended, in its order, with its bytes', async () => {
    const first = await disk().open()
    for (let n = 0; n < 5; n++)
      expect(await first.append(draft(n), Buffer.from(`draft ${n}`))).toEqual({ ok: true, value: n + 1 })
    await first.close()
    const second = await disk().open()
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
    const first = await disk().open({ segmentBytes: 2000 })
    for (let n = 0; n < 40; n++) await first.append(draft(n), Buffer.alloc(100, n))
    await first.close()
    expect((await readdir(disk().dir)).filter((name) => name.endsWith('.tj')).length).toBeGreaterThan(3)
    const second = await disk().open({ segmentBytes: 2000 })
    expect((await recordsOf(second)).map(({ seq }) => seq)).toEqual(
      Array.from({ length: 40 }, (_, n) => n + 1),
    )
    await second.close()
  })

  it('cuts a torn tail and goes on with the number that was never acknowledged', async () => {
    const first = await disk().open()
    await first.append(draft(1))
    await first.append(draft(2))
    await first.close()
    const path = join(disk().dir, segmentName(1))
    await truncate(path, (await stat(path)).size - 7)
    // Power cuts come before the note that the end of a run leaves.
    await rm(join(disk().dir, HEAD_NOTE))
    const second = await disk().open()
    expect(second.damage).toMatchObject([{ kind: 'torn-tail', seq: 2, applicationIds: [idOf(2)] }])
    expect(await second.append(draft(3))).toEqual({ ok: true, value: 2 })
    await second.close()
    expect((await disk().open()).damage).toEqual([])
  })

  it('keeps a damaged last frame as evidence and never gives its number again', async () => {
    const first = await disk().open()
    await first.append(draft(1))
    await first.append(draft(2))
    await first.close()
    const path = join(disk().dir, segmentName(1))
    const bytes = await readFile(path)
    bytes[bytes.length - 1]! ^= 1
    await writeFile(path, bytes)
    const second = await disk().open()
    expect(second.damage).toMatchObject([{ kind: 'bad-bytes', seq: 2, applicationIds: [idOf(2)] }])
    const next = await second.append(draft(3))
    expect(next.ok && next.value).toBeGreaterThan(2)
    await second.close()
    const third = await disk().open()
    expect(third.damage).toMatchObject([{ kind: 'bad-bytes' }])
    expect((await recordsOf(third)).map(({ record }) => record.applicationId)).toEqual([idOf(1), idOf(3)])
  })

  it('misses records that were cut off exactly between two frames, and cuts nothing that was noted', async () => {
    const first = await disk().open()
    await first.append(draft(1))
    const path = join(disk().dir, segmentName(1))
    const { size } = await stat(path)
    await first.append(draft(2))
    await first.close()
    const whole = await readFile(path)
    await truncate(path, size)
    const second = await disk().open()
    expect(second.damage).toMatchObject([{ kind: 'missing-records', seq: 1 }])
    expect(await second.append(draft(3))).toEqual({ ok: true, value: 3 })
    await second.close()
    await writeFile(path, whole.subarray(0, size + 50))
    const third = await disk().open()
    expect(third.damage).toMatchObject([
      { kind: 'bad-bytes', offset: size },
      // The number that the second run gave.
      { kind: 'missing-records' },
    ])
    expect((await stat(path)).size).toBe(size + 50)
    await writeFile(join(disk().dir, HEAD_NOTE), (await readFile(join(disk().dir, HEAD_NOTE))).subarray(1))
    expect((await disk().open()).damage).toContainEqual(
      expect.objectContaining({ kind: 'bad-bytes', file: HEAD_NOTE }),
    )
  })

  it('reports a whole segment that is gone', async () => {
    const first = await disk().open({ segmentBytes: 500 })
    for (let n = 0; n < 12; n++) await first.append(draft(n), Buffer.alloc(100))
    await first.close()
    await rm(join(disk().dir, segmentName(2)))
    expect((await disk().open()).damage).toMatchObject([{ kind: 'missing-records' }])
  })

  it('refuses to start on the log of a newer program', async () => {
    const payload = encodePayload('{}', new Uint8Array())
    await writeFile(
      join(disk().dir, segmentName(1)),
      encodeFrame({ type: 9, version: JOURNAL_VERSION + 1, seq: 1 }, payload),
    )
    expect(await openJournal(disk().dir, { platform: disk().platform })).toEqual({
      ok: false,
      error: { code: 'station/newer-data', schema: `journal/${JOURNAL_VERSION + 1}` },
    })
  })
})
