/** What the pictures of simulated cameras share: noise that is the same every time, and blur. */
import type { GreyImage } from './driver.ts'

/** From 0 to 1 for each pair of whole numbers and seed, without any pattern that shows. */
export function noiseAt(x: number, y: number, seed: number): number {
  let h = Math.imul(x, 0x9e37_79b1) ^ Math.imul(y, 0x85eb_ca6b) ^ Math.imul(seed, 0xc2b2_ae35)
  h = Math.imul(h ^ (h >>> 15), 0x2c1b_3c6d)
  h = Math.imul(h ^ (h >>> 13), 0x297a_2d39)
  return ((h ^ (h >>> 16)) >>> 0) / 0xffff_ffff
}

/** Mean over a square of `2 × radius + 1` pixels, twice; 0 leaves the picture alone. */
export function blurred(
  image: GreyImage,
  radius: number,
): { width: number; height: number; pixels: Uint8Array } {
  const { width, height } = image
  const pixels = image.pixels.slice()
  const r = Math.round(radius)
  if (r < 1) return { width, height, pixels }
  for (let pass = 0; pass < 2; pass += 1) {
    for (let y = 0; y < height; y += 1) smear(pixels, y * width, 1, width, r)
    for (let x = 0; x < width; x += 1) smear(pixels, x, width, height, r)
  }
  return { width, height, pixels }
}

/** A running mean along one line, which goes on at its ends as it began. */
function smear(pixels: Uint8Array, from: number, stride: number, length: number, radius: number): void {
  const line = Uint8Array.from({ length }, (_, i) => pixels[from + i * stride] ?? 0)
  const at = (i: number) => line[Math.min(length - 1, Math.max(0, i))] ?? 0
  let sum = 0
  for (let i = -radius; i <= radius; i += 1) sum += at(i)
  for (let i = 0; i < length; i += 1) {
    pixels[from + i * stride] = Math.round(sum / (2 * radius + 1))
    sum += at(i + radius + 1) - at(i - radius)
  }
}
