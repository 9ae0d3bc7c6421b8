/** Rows that are no command: live guidance, comparing alone, and looking residents up. */
import { createResidentIndex } from '../../src-main/station/residents/resident-index.ts'
import { parseQuery } from '../../src-main/station/residents/query.ts'
import type { Imaging } from '../../src-main/device-host/imaging.ts'
import { generateResidents } from '../registry/residents/generate.ts'
import { value, type Drawings } from './drawings.ts'
import { figuresOf, quantile, type Run } from './measure.ts'
import type { Row } from './row.ts'

const FRAMES = 50
const RESIDENTS = 100_000
const QUERIES = 1000

/** Each call is a run of its own; the first, which fills caches and tables, is not counted. */
async function timeEach(count: number, work: (i: number) => Promise<void> | void): Promise<Run[]> {
  const runs: Run[] = []
  for (let i = 0; i <= count; i += 1) {
    const before = process.cpuUsage()
    const began = performance.now()
    await work(i)
    const wallMs = performance.now() - began
    const { user, system } = process.cpuUsage(before)
    runs.push({ wallMs, processorMs: (user + system) / 1000 })
  }
  return runs.slice(1)
}

export async function guidanceRow(imaging: Imaging, { slap }: Drawings): Promise<Row> {
  let state: Uint8Array | undefined
  const runs = await timeEach(FRAMES, async () => {
    const guidance = value(await imaging.guide({ frame: slap, hand: 'right', ...(state && { state }) }))
    state = guidance.state
  })
  const work = 'preview frame 1600x1500'
  const how = `in process, ${FRAMES} frames`
  return { work, how, ours: figuresOf(runs, 1), atMostMs: 15, anchorMs: null, elsewhere: '–' }
}

export async function matchRow(imaging: Imaging, { templates }: Drawings): Promise<Row> {
  const runs = await timeEach(templates.length - 1, async (i) => {
    const [a, b] = [templates[i], templates[(i + 1) % templates.length]]
    if (a && b) value(await imaging.match({ a, b }))
  })
  const how = `in process, ${runs.length} pairs`
  const ours = figuresOf(runs, 1)
  return { work: 'match 1:1, one call', how, ours, atMostMs: 1, anchorMs: null, elsewhere: 'bozorth3 11' }
}

export interface LookUps {
  readonly residents: number
  readonly buildMs: number
  readonly queries: number
  readonly medianMs: number
  readonly p95Ms: number
  readonly worstMs: number
}

/** A third each by personal number, by full name, and by two words of it, typed without diacritics. */
export function timeLookUps(): LookUps {
  const residents = [...generateResidents({ count: RESIDENTS, today: new Date('2026-11-23T00:00:00Z') })]
  const began = performance.now()
  const index = createResidentIndex(residents)
  const buildMs = performance.now() - began
  const times = Array.from({ length: QUERIES }, (_, i) => {
    const resident = residents[(i * 7919) % residents.length]
    if (!resident) throw new Error('no resident')
    const { surname, middle, given } = resident.fields.fullNameBirth
    const full = [surname, middle, given].filter((part) => part !== '').join(' ')
    const texts = [
      resident.personalNumber,
      full,
      `${surname} ${given}`.normalize('NFD').replaceAll(/\p{M}/gu, ''),
    ]
    const start = performance.now()
    const query = parseQuery(texts[i % texts.length] ?? '')
    if (query.ok) index.find(query.value, null, 20)
    return performance.now() - start
  })
  const [medianMs, p95Ms] = [quantile(times, 0.5), quantile(times, 0.95)]
  return { residents: index.size, buildMs, queries: QUERIES, medianMs, p95Ms, worstMs: Math.max(...times) }
}
