/** On the host: what each of many power cuts leaves of the logged device, mounted for somebody to look at. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { below, createRandom } from '../random.ts'
import { COUNT_AT, DEVICE_BYTES, mount, unmount } from './disks.ts'
import type { LoggedWrite } from './log-writes.ts'
import { createReplay } from './replay.ts'

/** Moments at which at least `from` things had been acknowledged, rising; half of them just after an acknowledgement. */
function momentsOf(writes: readonly LoggedWrite[], { cuts, from, seed }: CutOptions): number[] {
  const random = createRandom(seed + 1)
  const counted = writes
    .flatMap(({ at, data }, n) => (at === COUNT_AT && data.length > 0 ? [n + 1] : []))
    .slice(from - 1)
  const first = counted[0]
  const last = counted.at(-1)
  if (first === undefined || last === undefined) throw new Error('nothing was acknowledged')
  return Array.from({ length: cuts }, (_, n) =>
    n % 2 === 0 ? first + below(random, last - first) : (counted[below(random, counted.length)] ?? first),
  ).sort((a, b) => a - b)
}

export interface CutOptions {
  /** Where the device's image and its mount point may stand. */
  readonly folder: string
  readonly cuts: number
  readonly seed: number
  /** How much had been acknowledged at the first of them. */
  readonly from: number
}

export interface Left {
  /** Where what is left is mounted. */
  readonly point: string
  /** How many acknowledgements came before the cut. */
  readonly acknowledged: number
  /** Which write of the log it followed, for the report. */
  readonly moment: number
}

export async function cutPower(
  writes: readonly LoggedWrite[],
  options: CutOptions,
  look: (left: Left) => Promise<void>,
): Promise<void> {
  const replay = createReplay(writes, DEVICE_BYTES, createRandom(options.seed + 2))
  const image = join(options.folder, 'device')
  const point = join(options.folder, 'mount')
  for (const moment of momentsOf(writes, options)) {
    const left = replay.cutAfter(moment)
    writeFileSync(image, left)
    mount(image, point, ['-o', 'loop'])
    try {
      await look({ point, acknowledged: left.readUInt32LE(COUNT_AT), moment })
    } finally {
      unmount(point)
    }
  }
}
