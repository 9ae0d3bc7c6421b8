/** What the device holds after the power was cut at a moment: all that was flushed, and of the rest any part. */
import { pick, type Random } from '../random.ts'
import type { LoggedWrite } from './log-writes.ts'

const SECTOR = 512

export interface Replay {
  /** The device as it may be when the power goes after this many writes of the log. Moments only rise. */
  cutAfter(moment: number): Buffer
}

/** @param size of the device in bytes */
export function createReplay(writes: readonly LoggedWrite[], size: number, random: Random): Replay {
  /** Everything up to the last flush before the moment. */
  const durable = Buffer.alloc(size)
  let flushed = 0

  const settleUpTo = (moment: number) => {
    let last = flushed
    for (let n = flushed; n < moment; n++) if (writes[n]?.isFlush) last = n + 1
    for (const { at, data } of writes.slice(flushed, last)) data.copy(durable, at)
    flushed = last
  }
  return {
    cutAfter: (moment) => {
      settleUpTo(moment)
      const device = Buffer.from(durable)
      for (const write of writes.slice(flushed, moment)) {
        const kept = write.isForced ? write.data.length : keptOf(random, write.data.length)
        write.data.copy(device, write.at, 0, kept)
      }
      return device
    },
  }
}

/** Nothing, all, or the first sectors. */
function keptOf(random: Random, length: number): number {
  const share = pick(random, [0, 0, 1, 1, random()])
  return Math.floor((length * share) / SECTOR) * SECTOR
}
