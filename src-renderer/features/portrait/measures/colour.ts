/** Colour: CIELAB of the skin, and how far it is from skin under plain light. Pure. */
import type { Mask, Pixels } from './shapes.ts'

export interface Lab {
  readonly L: number
  readonly a: number
  readonly b: number
}

const linear = Array.from({ length: 256 }, (_, i) =>
  i / 255 <= 0.04045 ? i / 255 / 12.92 : ((i / 255 + 0.055) / 1.055) ** 2.4,
)
const curve = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (t * 24389) / 27 / 116 + 16 / 116)

/** sRGB (IEC 61966-2-1), white D65, to CIELAB (ISO/CIE 11664-4). */
export function labOf(red: number, green: number, blue: number): Lab {
  const r = linear[red] ?? 0
  const g = linear[green] ?? 0
  const b = linear[blue] ?? 0
  const x = curve((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505)
  const y = curve(0.2126 * r + 0.7152 * g + 0.0722 * b)
  const z = curve((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089)
  return { L: 116 * y - 16, a: 500 * (x - y), b: 200 * (y - z) }
}

/** The CIELAB of one pixel. */
export const labAt = ({ data }: Pixels, i: number): Lab =>
  labOf(data[i * 4] ?? 0, data[i * 4 + 1] ?? 0, data[i * 4 + 2] ?? 0)

/** The CIELAB of the mean pixel of the mask; null where it is empty. */
export function meanLab({ data }: Pixels, mask: Mask): Lab | null {
  let [r, g, b, n] = [0, 0, 0, 0]
  for (let i = 0; i < mask.data.length; i++) {
    if (mask.data[i] === 0 || data[i * 4 + 3] !== 255) continue
    r += data[i * 4] ?? 0
    g += data[i * 4 + 1] ?? 0
    b += data[i * 4 + 2] ?? 0
    n += 1
  }
  return n === 0 ? null : labOf(Math.round(r / n), Math.round(g / n), Math.round(b / n))
}

const beyond = (value: number, least: number, most: number) => Math.max(least - value, 0, value - most)

/** Distance of a* and b* from [5, 25] x [5, 35] (ISO/IEC 29794-5, natural colour). */
export const unnatural = ({ a, b }: Lab) => Math.hypot(beyond(a, 5, 25), beyond(b, 5, 35))
