/**
 * Looking residents up: ours, and SQLite's FTS5 over the same rows and questions in the same run. The extract is
 * opened as at sign-in: out of its encrypted box.
 */
import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { fullName, type ResidentInput } from '../../src-main/contract/records/resident.ts'
import { openExtract } from '../../src-main/station/residents/extract.ts'
import { parseQuery, type Query } from '../../src-main/station/residents/query.ts'
import { fold } from '../../src-main/contract/text.ts'
import { box, unbox } from '../../src-main/station/vault/aead.ts'
import { generateResidents } from '../registry/residents/generate.ts'
import { value } from './drawings.ts'
import { quantile } from './measure.ts'
import { createFts, type Fts } from './sqlite-fts.ts'

const count = 100_000
const questions = 1_000
const most = 50

export interface LookUpTimes {
  readonly buildMs: number
  readonly medianMs: number
  readonly p95Ms: number
  readonly worstMs: number
}

export interface LookUps {
  readonly residents: number
  readonly questions: number
  readonly ours: LookUpTimes
  readonly fts5: LookUpTimes
  /** Questions to which both found the same number of people. */
  readonly agreed: number
}

interface Question {
  readonly text: string
  readonly birthYear: number | null
}

/** A fifth each: number, full name, full name with year, surname and given name, given name with year. */
function ask(resident: ResidentInput, i: number): Question {
  const { surname, given } = resident.fields.fullNameBirth
  const full = fullName(resident.fields.fullNameBirth)
  const birthYear = Number(resident.fields.dateOfBirth.slice(0, 4))
  const all: Question[] = [
    { text: resident.personalNumber, birthYear: null },
    { text: full, birthYear: null },
    { text: fold(full), birthYear },
    { text: fold(`${surname} ${given}`), birthYear: null },
    { text: fold(given), birthYear },
  ]
  return all[i % all.length] ?? { text: full, birthYear: null }
}

interface Engine {
  readonly buildMs: number
  readonly find: (query: Query, birthYear: number | null) => number
}

/** Made anew each time: a ward of objects in memory would slow down whoever is timed beside it. */
const ward = () => generateResidents({ count, today: new Date('2026-11-23T00:00:00Z') })

function boxed(key: Buffer): Buffer {
  const lines = Array.from(ward(), (resident) => JSON.stringify(resident)).join('\n')
  return box(key, gzipSync(lines), 'extract')
}

async function ours(): Promise<Engine> {
  const key = randomBytes(32)
  const kept = boxed(key)
  const began = performance.now()
  const extract = value(await openExtract(value(unbox(key, kept, 'extract')), ''))
  const buildMs = performance.now() - began
  return {
    buildMs,
    find: (query, birthYear) => extract.index.find(query, { birthYear, around: [] }, most).total,
  }
}

async function fts5(): Promise<Engine & { close: Fts['close'] }> {
  const residents = [...ward()]
  const began = performance.now()
  const fts = await createFts(residents)
  return {
    buildMs: performance.now() - began,
    find: (query, year) => fts.find(query, year, most),
    close: fts.close,
  }
}

function time(engine: Engine, asked: readonly Question[]) {
  const found: number[] = []
  const times = asked.map(({ text, birthYear }) => {
    const began = performance.now()
    const query = parseQuery(text)
    found.push(query.ok ? engine.find(query.value, birthYear) : -1)
    return performance.now() - began
  })
  const { buildMs } = engine
  const [medianMs, p95Ms] = [quantile(times, 0.5), quantile(times, 0.95)]
  return { found, times: { buildMs, medianMs, p95Ms, worstMs: Math.max(...times) } }
}

export async function timeLookUps(): Promise<LookUps> {
  const asked: Question[] = []
  let row = 0
  for (const resident of ward())
    if (row++ % (count / questions) === 0) asked.push(ask(resident, asked.length))
  const mine = time(await ours(), asked)
  const other = await fts5()
  const theirs = time(other, asked)
  other.close()
  const agreed = mine.found.filter((total, i) => Math.min(total, most + 1) === theirs.found[i]).length
  return { residents: count, questions, ours: mine.times, fts5: theirs.times, agreed }
}
