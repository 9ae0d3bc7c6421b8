/** Bends one file of a journal and judges what the journal makes of it. */
import assert from 'node:assert/strict'
import { basename } from 'node:path/posix'
import { scanSegment } from '../../../src-main/station/journal/scan.ts'
import { below, pick, type Random } from '../random.ts'
import { diskOf, openOn, type Files } from './a-journal.ts'

export interface Damage {
  readonly path: string
  readonly kind: 'bit flipped' | 'truncated'
  /** The first byte that is not as it was. */
  readonly from: number
  /** The first byte after it that is as it was; the end of the file where it was truncated. */
  readonly to: number
}

const isLog = (path: string) => path.endsWith('.tj')

/** One bit, or everything from a random byte or record on; files are hit in proportion to their size. */
export function damageOne(random: Random, files: Files): { damage: Damage; files: Files } {
  const total = [...files.values()].reduce((sum, { length }) => sum + length, 0)
  let at = below(random, total)
  const hit = [...files].find(([, { length }]) => (at -= length) < 0)
  if (hit === undefined) throw new Error('no file')
  const [path, before] = hit
  const anywhere = at + before.length
  const kind = pick(random, ['bit flipped', 'truncated'] as const)
  // What is left is then a whole log, only shorter.
  const between = kind === 'truncated' && isLog(path) && random() < 0.3
  const from = between ? startOfRecord(before, anywhere) : anywhere
  const bytes = kind === 'truncated' ? before.slice(0, from) : before.slice()
  if (kind === 'bit flipped') bytes[from] = (before[from] ?? 0) ^ (1 << below(random, 8))
  const to = kind === 'truncated' ? before.length : from + 1
  return { damage: { path, kind, from, to }, files: new Map([...files, [path, bytes]]) }
}

/** Where the record begins that holds this byte. */
function startOfRecord(segment: Uint8Array, at: number): number {
  const starts = scanSegment(Buffer.from(segment)).flatMap((item) =>
    'frame' in item && item.frame.offset <= at ? [item.frame.offset] : [],
  )
  return Math.max(0, ...starts)
}

/** What each record says, by its number, of those that lie outside of the damage. */
function recordsOutside(files: Files, { path, from, to }: Damage): Map<number, string> {
  const records = new Map<number, string>()
  for (const [name, bytes] of files) {
    if (!isLog(name)) continue
    for (const item of scanSegment(Buffer.from(bytes))) {
      if (!('frame' in item)) throw new Error('the journal was not whole')
      const { frame } = item
      const isHit = name === path && from < frame.offset + frame.length && frame.offset < to
      if (!isHit) records.set(frame.seq, frame.json + Buffer.from(frame.bytes).toString('hex'))
    }
  }
  return records
}

/** Throws where the damage was not told, or where it touched anything else. */
export async function judge(whole: Files, damage: Damage, bent: Files): Promise<void> {
  const journal = await openOn(diskOf(bent))
  const { damage: found } = await journal.scrub(new AbortController().signal)
  const name = basename(damage.path)
  const told = [...journal.damage, ...found]
  const isTold = told.some(({ file }) => file === name || (isLog(name) && isLog(file)))
  assert.ok(isTold, `nobody told of ${name}: ${JSON.stringify({ damage, told })}`)

  const read = new Map<number, string>()
  await journal.replay((seq, record, bytes) =>
    read.set(seq, JSON.stringify(record) + Buffer.from(bytes).toString('hex')),
  )
  const expected = recordsOutside(whole, damage)
  for (const [seq, text] of expected) assert.equal(read.get(seq), text, `record ${seq} of ${name}`)
  for (const [path, bytes] of whole) {
    if (path === damage.path || isLog(path) || name === basename(path)) continue
    const [kind, file] = path.split('/').slice(-2)
    if (kind !== 'sealed' && kind !== 'attachments') continue
    const there = await journal.readFile(kind, file ?? '')
    assert.ok(there.ok && Buffer.from(there.value).equals(bytes), `${file} was touched too`)
  }
  const last = Math.max(...expected.keys(), ...read.keys())
  const next = await journal.append({ ...someRecord, kind: 'draft' })
  assert.ok(next.ok && next.value > last, 'a number was given twice')
}

const someRecord = {
  applicationId: '019abc00-0000-7000-8000-00000000ffff',
  revision: 1,
  at: '2026-11-25T01:02:03.000Z',
  iv: 'aXY=',
}
