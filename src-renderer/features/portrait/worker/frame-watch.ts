/** What is wrong with the camera itself: a dark picture, one that stands still. Remembers a thumbnail's sum, no picture. */
import { luminance } from '../measures/light.ts'
import type { Pixels } from '../measures/shapes.ts'

/** Darker than this all over, nothing can be seen. 0 to 255. */
const DARK = 14

export interface FrameState {
  readonly isDark: boolean
  readonly frozenMs: number
}

/** Every pixel of the thumbnail. */
const STRIDE = 4

export function createFrameWatch() {
  let last = { sum: Number.NaN, since: 0 }
  return (pixels: Pixels, nowMs: number): FrameState => {
    let [sum, brightest] = [0, 0]
    for (let i = 0; i < pixels.data.length; i += STRIDE) {
      const value = luminance(pixels.data, i)
      // Weighted by place, so that a face which moves across an even wall changes the sum.
      sum += value * (1 + (i % 9973))
      brightest = Math.max(brightest, value)
    }
    if (sum !== last.sum) last = { sum, since: nowMs }
    return { isDark: brightest < DARK * 3 && sum >= 0 && meanOf(pixels) < DARK, frozenMs: nowMs - last.since }
  }
}

function meanOf({ data }: Pixels): number {
  let [sum, n] = [0, 0]
  for (let i = 0; i < data.length; i += STRIDE, n++) sum += luminance(data, i)
  return n === 0 ? 0 : sum / n
}
