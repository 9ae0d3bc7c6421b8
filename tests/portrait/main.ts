/** Prints how well each measure tells good from bad, and how far off the pose is. Leaves nothing but text. */
import { measuresTable, type Observed } from './measures-table.ts'
import { lookChanged } from './changes.ts'
import { variants, type Variant } from './variants.ts'
import { openWorkerPage, type WorkerPage } from './worker-page.ts'

const turns = ['yaw', 'pitch', 'roll'] as const
const say = (text: string) => process.stdout.write(`${text}\n`)

/** The same picture followed instead of found, as in the quick look between two full ones: how much the turn differs, degrees. */
async function driftOf(worker: WorkerPage, { picture }: Variant): Promise<number> {
  const found = (await worker.look(picture, 'full')).values
  const followed = (await worker.look(picture, 'quick')).values
  return Math.max(...turns.map((axis) => Math.abs((found[axis] ?? 0) - (followed[axis] ?? 0))))
}

async function observe(worker: WorkerPage, variant: Variant): Promise<Observed> {
  const { picture, changes, isPhoto, name, bad } = variant
  const asItIs = await worker.look(picture, 'shot')
  const changed = { picture, change: changes[0] ?? {}, face: asItIs.face, isPhoto }
  const answer = await worker.page.evaluate(lookChanged, changed)
  if (answer.kind !== 'look') throw new Error(`${name}: ${JSON.stringify(answer)}`)
  const isSmall = isPhoto && (asItIs.face?.eyeDistance ?? 0) < 100
  // What needs time is no matter of one picture: here it would be left over from another.
  const values = { ...answer.look.values, motion: null, stillEyes: null }
  return { name, bad, values, isPhoto, isSmall }
}

function poseLine(axis: (typeof turns)[number], errors: readonly number[]): string {
  const mean = errors.reduce((sum, error) => sum + Math.abs(error), 0) / errors.length
  const worst = Math.max(...errors.map((error) => Math.abs(error)))
  return `| ${axis} | ${errors.length} | ${mean.toFixed(1)} | ${worst.toFixed(1)} |`
}

function poseTable(seen: readonly { variant: Variant; observed: Observed }[]): string {
  const rows = turns.map((axis) =>
    poseLine(
      axis,
      seen.flatMap(({ variant, observed }) => {
        const found = observed.values[axis]
        return variant.pose === null || variant.changes.length > 0 || typeof found !== 'number'
          ? []
          : [found - variant.pose[axis]]
      }),
    ),
  )
  return [
    '| angle | heads | mean error, degrees | worst |',
    '| ----- | ----- | ------------------- | ----- |',
    ...rows,
  ].join('\n')
}

const worker = await openWorkerPage()
try {
  const seen: { variant: Variant; observed: Observed }[] = []
  const drifts: number[] = []
  for (const variant of variants()) {
    seen.push({ variant, observed: await observe(worker, variant) })
    if (variant.pose !== null && variant.changes.length === 0) drifts.push(await driftOf(worker, variant))
  }
  const all = seen.map(({ observed }) => observed)
  say(`${all.length} pictures, ${all.filter(({ bad }) => bad.length === 0).length} of them good\n`)
  say(`${measuresTable(all)}\n\n${poseTable(seen)}`)
  const mean = drifts.reduce((sum, drift) => sum + drift, 0) / drifts.length
  say(`\nFollowed beside found: ${mean.toFixed(1)} degrees apart, at worst ${Math.max(...drifts).toFixed(1)}`)
  if (process.argv.includes('--each')) for (const one of all) say(JSON.stringify(one))
} finally {
  await worker.close()
}
