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
  let fine = 0
  let coarse = 0
  for (let y = 2; y < height - 2; y++) {
    for (let x = 2; x < width - 2; x++) {
      const i = y * width + x
      if (data[i * 4 + 3] !== 255) continue
      const left = i - 1
      const right = i + 1
      const up = i - width
      const down = i + width
      fine += Math.abs(
        4 * (grey[i] ?? 0) - (grey[left] ?? 0) - (grey[right] ?? 0) - (grey[up] ?? 0) - (grey[down] ?? 0),
      )
      coarse += Math.abs((grey[right + 1] ?? 0) - (grey[left - 1] ?? 0))
      coarse += Math.abs((grey[down + width] ?? 0) - (grey[up - width] ?? 0))
    }
  }
  return coarse === 0 ? null : fine / coarse
}
