import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { HEAD_NOTE } from './head-note.ts'
import { openJournal, type Journal, type JournalOptions } from './open-journal.ts'
import { sealedFileName } from './recover.ts'
import { segmentName } from './segment-writer.ts'

const at = '2026-11-25T01:02:03.000Z'
const idOf = (n: number) => `019abc00-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
const nameOf = (n: number) => sealedFileName(idOf(n), 1)
const { signal } = new AbortController()

let home: string
let dir: string
let stick: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'scrub-'))
  dir = join(home, 'journal')
  stick = join(home, 'stick')
  await mkdir(stick)
})
afterEach(() => rm(home, { recursive: true, force: true }))

async function opened(options: JournalOptions = {}): Promise<Journal> {
  const result = await openJournal(dir, options)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

async function sealInto(journal: Journal, n: number): Promise<void> {
  const facts = await journal.putFile('sealed', nameOf(n), Buffer.from(`sealed ${n}`))
  if (!facts.ok) throw new Error(facts.error.code)
  const sealed = { applicationId: idOf(n), revision: 1, at, officerId: 'an', file: nameOf(n), ...facts.value }
  await journal.append({ kind: 'sealed', ...sealed })
}

async function addSample(journal: Journal, n: number): Promise<void> {
  const facts = await journal.putFile('attachments', `sample-${n}.tra`, Buffer.from(`sample ${n}`))
  if (!facts.ok) throw new Error(facts.error.code)
  const ids = { applicationId: idOf(n), captureId: idOf(n), plainSha256: 'a'.repeat(64) }
  await journal.append({ kind: 'attachment', ...ids, at, file: `sample-${n}.tra`, ...facts.value })
}

it('finds bytes that rotted in sealed files, samples of drafts and the log, and nothing else', async () => {
  const journal = await opened()
  for (const n of [1, 2]) await sealInto(journal, n)
  for (const n of [3, 4]) await addSample(journal, n)
  expect((await journal.scrub(signal)).damage).toEqual([])
  await writeFile(join(dir, 'sealed', nameOf(2)), 'sealed X')
  await writeFile(join(dir, 'attachments', 'sample-4.tra'), 'sample X')
  const log = await readFile(join(dir, segmentName(1)))
  log[60]! ^= 1
  await writeFile(join(dir, segmentName(1)), log)
  const { damage } = await journal.scrub(signal)
  expect(damage.map(({ kind, file }) => `${kind} ${file}`)).toEqual([
    `bad-bytes ${segmentName(1)}`,
    `wrong-hash ${nameOf(2)}`,
    'wrong-hash sample-4.tra',
  ])
  expect(damage[1]?.applicationIds).toEqual([idOf(2)])
})

it('leaves a note of how far the log went', async () => {
  const journal = await opened()
  await sealInto(journal, 1)
  await journal.scrub(signal)
  expect(await readdir(dir)).toContain(HEAD_NOTE)
})

it('writes each sealed file to the second medium too, and puts a bad one back from there', async () => {
  const journal = await opened()
  await sealInto(journal, 1)
  expect(await journal.setSecondMedium(stick)).toEqual({ ok: true })
  await sealInto(journal, 2)
  expect(await journal.scrub(signal)).toEqual({ damage: [], restored: [], uncopied: 0 })
  expect(await readFile(join(stick, 'tram-sealed', nameOf(1)), 'utf8')).toBe('sealed 1')
  expect(await readFile(join(stick, 'tram-sealed', nameOf(2)), 'utf8')).toBe('sealed 2')
  await writeFile(join(dir, 'sealed', nameOf(1)), 'sealed X')
  expect(await journal.scrub(signal)).toEqual({ damage: [], restored: [nameOf(1)], uncopied: 0 })
  expect(await readFile(join(dir, 'sealed', nameOf(1)), 'utf8')).toBe('sealed 1')
})

it('goes on without a medium that was pulled out, writes nothing where it was, and catches up', async () => {
  const journal = await opened()
  await journal.setSecondMedium(stick)
  await rm(stick, { recursive: true })
  await mkdir(stick)
  await sealInto(journal, 1)
  expect(journal.secondMedium()?.isThere()).toBe(false)
  expect((await journal.scrub(signal)).uncopied).toBe(1)
  expect(await readdir(stick)).toEqual([])
  await journal.close()
  await mkdir(join(stick, 'tram-sealed'))
  await writeFile(join(stick, 'tram-sealed', 'this-is-the-second-medium'), '')
  const again = await opened({ secondDir: stick })
  expect((await again.scrub(signal)).uncopied).toBe(0)
  expect(await readdir(join(stick, 'tram-sealed'))).toContain(nameOf(1))
})

it('takes a sealed file away only while no record names it, from both media', async () => {
  const journal = await opened()
  await journal.setSecondMedium(stick)
  await sealInto(journal, 1)
  expect(await journal.withdrawSealed(idOf(1), nameOf(1))).toMatchObject({ ok: false })
  await journal.putFile('sealed', nameOf(2), Buffer.from('sealed 2'))
  expect(await journal.withdrawSealed(idOf(2), nameOf(2))).toEqual({ ok: true })
  expect(await journal.listFiles('sealed')).toEqual([nameOf(1)])
  expect(await readdir(join(stick, 'tram-sealed'))).not.toContain(nameOf(2))
})
