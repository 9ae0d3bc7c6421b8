/** On the host: gives the journal what each of many power cuts leaves of the logged device, and asks what it lost. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { below, createRandom } from '../random.ts'
import { COUNT_AT, DEVICE_BYTES, mount, unmount } from './disks.ts'
import type { LoggedWrite } from './log-writes.ts'
import { createReplay } from './replay.ts'
import { lostOf } from './verify.ts'
import type { Acknowledged } from './work.ts'

/** Moments at which something had been acknowledged, rising; half of them just after an acknowledgement. */
function momentsOf(writes: readonly LoggedWrite[], count: number, seed: number): number[] {
  const random = createRandom(seed + 1)
  const counted = writes.flatMap(({ at, data }, n) => (at === COUNT_AT && data.length > 0 ? [n + 1] : []))
  const first = counted[0]
  const last = counted.at(-1)
  if (first === undefined || last === undefined) throw new Error('nothing was acknowledged')
  return Array.from({ length: count }, (_, n) =>
    n % 2 === 0 ? first + below(random, last - first) : (counted[below(random, counted.length)] ?? first),
  ).sort((a, b) => a - b)
}

export interface CutReport {
  /** What is gone, with the moment; empty is good. */
  readonly lost: readonly string[]
  /** Acknowledgements that were looked for, over all cuts. */
  readonly promises: number
  /** The longest from the mount to the end of the reading. */
  readonly slowestMs: number
}

/** @param folder where the device's image and its mount point may stand */
export async function cutPower(
  writes: readonly LoggedWrite[],
  acknowledged: readonly Acknowledged[],
  { folder, cuts, seed }: { folder: string; cuts: number; seed: number },
): Promise<CutReport> {
  const replay = createReplay(writes, DEVICE_BYTES, createRandom(seed + 2))
  const image = join(folder, 'device')
  const point = join(folder, 'mount')
  const lost: string[] = []
  let promises = 0
  let slowestMs = 0
  for (const moment of momentsOf(writes, cuts, seed)) {
    const left = replay.cutAfter(moment)
    const promised = acknowledged.slice(0, left.readUInt32LE(COUNT_AT))
    writeFileSync(image, left)
    const began = performance.now()
    mount(image, point, ['-o', 'loop'])
    try {
      const gone = await lostOf(join(point, 'journal'), promised)
      lost.push(...gone.map((what) => `after write ${moment}: ${what}`))
    } finally {
      slowestMs = Math.max(slowestMs, performance.now() - began)
      unmount(point)
    }
    promises += promised.length
  }
  return { lost, promises, slowestMs }
}
