/** Sharpness of the detail patch: how much of the fine structure is left. Pure. */
import { luminance } from './light.ts'
import { valueAt, type Pixels } from './shapes.ts'

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
      const g = (at: number) => valueAt(grey, at)
      fine += Math.abs(4 * g(i) - g(i - 1) - g(i + 1) - g(i - width) - g(i + width))
      coarse += Math.abs(g(i + 2) - g(i - 2)) + Math.abs(g(i + 2 * width) - g(i - 2 * width))
    }
  }
  return coarse === 0 ? null : fine / coarse
}
