/** Light on the face: the measures of ISO/IEC 29794-5 that are read from luminance. Pure. */
import { valueAt, type Mask, type Pixels } from './shapes.ts'

/** ITU-R BT.709 on the stored values, 0 to 255, as OFIQ takes it. */
export const luminance = (data: Pixels['data'], i: number) =>
  0.2126 * (data[i] ?? 0) + 0.7152 * (data[i + 1] ?? 0) + 0.0722 * (data[i + 2] ?? 0)

/** How many pixels of the mask have each of the 256 values. */
export function histogramOf({ data }: Pixels, mask: Mask): Float64Array {
  const bins = new Float64Array(256)
  for (let i = 0; i < mask.data.length; i++)
    if (mask.data[i] === 1 && data[i * 4 + 3] === 255) {
      const value = Math.round(luminance(data, i * 4))
      bins[value] = valueAt(bins, value) + 1
    }
  return bins
}

export interface Light {
  /** Mean and variance of luminance as a share of full. */
  readonly mean: number
  readonly variance: number
  /** Share of the face that is 0 to 25, and 247 to 255. */
  readonly under: number
  readonly over: number
  /** Entropy, bits. */
  readonly entropy: number
}

/** Null where no pixel of the face lies inside the frame. */
export function lightOf(bins: Float64Array): Light | null {
  const total = bins.reduce((sum, n) => sum + n, 0)
  if (total === 0) return null
  const sumOver = (from: number, to: number) =>
    bins.slice(from, to + 1).reduce((sum, n) => sum + n, 0) / total
  const mean = bins.reduce((sum, n, value) => sum + (n * value) / 255, 0) / total
  const variance = bins.reduce((sum, n, value) => sum + n * (value / 255 - mean) ** 2, 0) / total
  const entropy = bins.reduce((sum, n) => (n === 0 ? sum : sum - (n / total) * Math.log2(n / total)), 0)
  return { mean, variance, under: sumOver(0, 25), over: sumOver(247, 255), entropy }
}

/** What the cheeks' luminance has in common: 1 the same, 0 nothing (illumination uniformity). Eight values to a bin. */
export function likeness(left: Float64Array, right: Float64Array): number {
  const coarse = (bins: Float64Array) => {
    const total = bins.reduce((sum, n) => sum + n, 0) || 1
    return Array.from(
      { length: 32 },
      (_, i) => bins.slice(i * 8, i * 8 + 8).reduce((sum, n) => sum + n, 0) / total,
    )
  }
  const [a, b] = [coarse(left), coarse(right)]
  return a.reduce((sum, share, i) => sum + Math.min(share, valueAt(b, i)), 0)
}
