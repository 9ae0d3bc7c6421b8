/** Rows that are no command: live guidance, and comparing alone. */
import type { Imaging } from '../../src-main/device-host/imaging.ts'
import { value, type Drawings } from './drawings.ts'
import { figuresOf, type Run } from './measure.ts'
import type { Row } from './row.ts'

const FRAMES = 50

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
