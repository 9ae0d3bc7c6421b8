import { afterEach, beforeEach, expect, it } from 'vitest'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { erasedOn, sweep } from './sweep.ts'
import {
  applicationId,
  bytes,
  DAY,
  openBench,
  pack,
  received,
  record,
  type Bench,
} from '../../../tests/fixtures/retention-bench.ts'

let bench: Bench
beforeEach(async () => {
  bench = await openBench()
})
afterEach(() => bench.close())

const at = (days: number) => sweep({ ...bench.deps, now: () => received + days * DAY })

it('erases name and sealed file on the day after the term, with an entry, and keeps the receipt', async () => {
  await bench.receive()
  expect(erasedOn(record.at, pack)).toBe(new Date(received + 90 * DAY).toISOString())
  await at(89)
  expect(bench.entry()?.state).toBe('received')
  expect(await bench.deps.summaries.labelOf(applicationId)).not.toBeNull()
  await at(90)
  expect(bench.entry()).toMatchObject({ state: 'erased', sealed: null })
  expect(bench.entry()?.receipt).not.toBeNull()
  expect(await bench.deps.summaries.labelOf(applicationId)).toBeNull()
  expect(existsSync(bench.sealedPath)).toBe(false)
  expect(bench.recorded).toEqual([`retention.sealed ${applicationId}`])
  await at(91)
  expect(bench.recorded).toHaveLength(1)
})

it('erases nothing while the time is not confirmed', async () => {
  await bench.receive()
  await sweep({ ...bench.deps, now: () => null })
  expect(bench.entry()?.state).toBe('received')
  expect(bench.recorded).toEqual([])
})

it('erases nothing that was returned and is still to be mended', async () => {
  await bench.receive('returned')
  await at(4000)
  expect(bench.entry()?.state).toBe('returned')
  expect(bench.recorded).toEqual([])
})

it('never brings back what a crash left of an erased file, and removes it at the next start', async () => {
  await bench.receive()
  await at(90)
  await writeFile(bench.sealedPath, bytes)
  await bench.reopen()
  expect(bench.entry()).toMatchObject({ state: 'erased', sealed: null })
  expect(existsSync(bench.sealedPath)).toBe(false)
  expect(bench.deps.journal.damage).toEqual([])
})

it('gives up a draft that nobody finished, and nobody can read it again', async () => {
  await bench.deps.journal.append({ kind: 'draft', ...record, iv: 'aXY=' }, Buffer.from('ciphertext'))
  await at(29)
  expect(bench.entry()?.state).toBe('draft')
  await at(30)
  expect(bench.entry()).toMatchObject({ state: 'abandoned', reason: 'retention' })
  expect(bench.recorded).toEqual([`retention.draft ${applicationId}`])
})
