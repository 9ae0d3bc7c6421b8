/** Sharpness of the detail patch: how much of the fine structure is left. Pure. */
import { luminance } from './light.ts'
import type { Pixels } from './shapes.ts'

/**
 * Mean absolute Laplacian beside mean absolute gradient, over pixels that lie inside the frame: blur takes the first away faster
 * than the second, while contrast and brightness change both alike. About 0.15 (blurred) to 1 (sharp); null without pixels.
 */
export function sharpnessOf({ width, height, data }: Pixels): number | null {
  const grey = new Float32Array(width * height)
  for (let i = 0; i < grey.length; i++) grey[i] = luminance(data, i * 4)
  let [fine, coarse] = [0, 0]
  for (let y = 2; y < height - 2; y++) {
    for (let x = 2; x < width - 2; x++) {
      const i = y * width + x
      if (data[i * 4 + 3] !== 255) continue
      const centre = grey[i]!
      fine += Math.abs(4 * centre - grey[i - 1]! - grey[i + 1]! - grey[i - width]! - grey[i + width]!)
      coarse += Math.abs(grey[i + 2]! - grey[i - 2]!) + Math.abs(grey[i + 2 * width]! - grey[i - 2 * width]!)
    }
  }
  return coarse === 0 ? null : fine / coarse
}
