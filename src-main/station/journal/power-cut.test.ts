import { posix } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JournalRecord } from '../../contract/records/journal.ts'
import { crashingPlatform, type CrashingPlatform } from './crashing-platform.ts'
import { openJournal, type Journal, type JournalOptions } from './open-journal.ts'
import type { Platform } from './platform.ts'
import { sealedFileName } from './recover.ts'
import { windowsPlatform } from './windows-platform.ts'
import { windowsStandIn, windowsSystem } from './windows-stand-in.ts'

const at = '2026-11-23T01:02:03.000Z'
const idOf = (n: number) => `019abc00-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
const draft = (n: number): JournalRecord => ({
  kind: 'draft',
  applicationId: idOf(n),
  revision: 1,
  at,
  iv: 'aXY=',
})

const numbers = (seed: number) => {
  let x = seed | 1
  return () => ((x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0) / 2 ** 32
}

async function opened(dir: string, options: JournalOptions): Promise<Journal> {
  const result = await openJournal(dir, options)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

async function recordsOf(journal: Journal) {
  const all: { seq: number; record: JournalRecord; text: string }[] = []
  await journal.replay((seq, record, bytes) => all.push({ seq, record, text: Buffer.from(bytes).toString() }))
  return all
}

const systems = [
  {
    name: 'Linux',
    dir: '/j',
    medium: { path: posix, flushKeepsName: false },
    on: (disk: Platform): Platform => disk,
  },
  {
    name: 'Windows',
    dir: 'C:\\Trạm\\journal',
    medium: windowsSystem,
    on: (disk: Platform, random: () => number): Platform =>
      windowsPlatform(windowsStandIn(disk, random), () => Promise.resolve()),
  },
]

describe.each(systems)('the journal of $name on a failing medium', ({ dir, medium, on }) => {
  const diskOf = (random: () => number, crashAt?: number) => crashingPlatform(random, crashAt, medium)

  it('says disk-full or write-failed, stays consistent, and goes on when the medium heals', async () => {
    const disk = diskOf(numbers(7))
    const platform = on(disk, numbers(8))
    const journal = await opened(dir, { platform })
    await journal.append(draft(1))
    disk.failWith('ENOSPC')
    expect(await journal.append(draft(2))).toEqual({
      ok: false,
      error: { code: 'journal/disk-full', freeBytes: 0 },
    })
    expect(await journal.putFile('sealed', 'x.p7m', Buffer.from('x'))).toMatchObject({
      error: { code: 'journal/disk-full' },
    })
    disk.failWith('EIO')
    expect(await journal.append(draft(2), Buffer.alloc(3000, 7))).toEqual({
      ok: false,
      error: { code: 'journal/write-failed', what: 'EIO' },
    })
    disk.failWith(null)
    expect(await journal.append(draft(3))).toEqual({ ok: true, value: 2 })
    expect((await recordsOf(journal)).map(({ record }) => record.applicationId)).toEqual([idOf(1), idOf(3)])
    expect((await opened(dir, { platform })).damage).toEqual([])
  })

  it('shares one fsync among appends that wait together', async () => {
    const disk = diskOf(numbers(3))
    const journal = await opened(dir, { platform: on(disk, numbers(4)) })
    await journal.append(draft(0))
    const before = disk.calls
    const results = await Promise.all(Array.from({ length: 50 }, (_, n) => journal.append(draft(n))))
    expect(results.map((result) => result.ok && result.value)).toEqual(
      Array.from({ length: 50 }, (_, n) => n + 2),
    )
    expect(disk.calls - before).toBe(2)
  })

  /** Records and files that were acknowledged before the power went. */
  async function work(disk: CrashingPlatform, random: () => number, lanes: number) {
    const records = new Map<number, string>()
    const files = new Map<string, string>()
    const first = await openJournal(dir, { platform: on(disk, random), segmentBytes: 1500 })
    const lane = async (journal: Journal, number: number) => {
      for (let n = 0; n < 12; n++) {
        const text = `lane ${number} step ${n}`.padEnd(n * 40)
        const result = await journal.append(draft(number * 100 + n), Buffer.from(text))
        if (result.ok) records.set(result.value, text)
        const name = sealedFileName(idOf(number * 100 + n), 1)
        const file = await journal.putFile('sealed', name, Buffer.from(text))
        if (file.ok) files.set(name, text)
      }
    }
    if (first.ok) await Promise.all(Array.from({ length: lanes }, (_, n) => lane(first.value, n)))
    return { records, files }
  }

  it('loses nothing that it acknowledged, wherever the power is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer(),
        fc.integer({ min: 0, max: 160 }),
        fc.integer({ min: 1, max: 4 }),
        async (seed, crashAt, lanes) => {
          const random = numbers(seed)
          const disk = diskOf(random, crashAt)
          const { records, files } = await work(disk, random, lanes)
          const options = { platform: on(disk.reboot(), random), now: () => Date.parse(at) }
          const second = await opened(dir, options)
          const found = new Map((await recordsOf(second)).map(({ seq, text }) => [seq, text]))
          for (const [seq, text] of records) expect(found.get(seq)).toBe(text)
          for (const [name, text] of files) {
            const bytes = await second.readFile('sealed', name)
            expect(bytes.ok && Buffer.from(bytes.value).toString()).toBe(text)
            expect([...second.applications.values()].some(({ sealed }) => sealed?.file === name)).toBe(true)
          }
          const next = await second.append(draft(999))
          expect(next.ok && next.value).toBeGreaterThan(Math.max(0, ...records.keys()))
          expect((await opened(dir, options)).applications.has(idOf(999))).toBe(true)
        },
      ),
      { numRuns: 150 },
    )
  })
})
