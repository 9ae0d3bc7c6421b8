/** How a signature looks: dark strokes on white, wider where the pen pressed. */
import type { PenPoint, Signature } from '../contract/records/signature.ts'
import type { GreyImage } from '../drivers/driver.ts'

const width = 480
const ink = 24
const paper = 255
/** Half the width of a stroke in pixels, without pressure and with all of it. */
const thin = 0.6
const thick = 2

/** 480 pixels wide, as high as the pad's proportions make it, at most 480. */
export function drawSignature({ strokes, ...pad }: Signature): GreyImage {
  const height = Math.max(1, Math.min(width, Math.round((width * pad.height) / pad.width)))
  const pixels = new Uint8Array(width * height).fill(paper)
  const scaleX = (width - 1) / pad.width
  const scaleY = (height - 1) / pad.height
  const dot = (x: number, y: number, half: number) => {
    for (let py = Math.max(0, Math.floor(y - half)); py <= Math.min(height - 1, y + half + 1); py += 1) {
      for (let px = Math.max(0, Math.floor(x - half)); px <= Math.min(width - 1, x + half + 1); px += 1) {
        // One pixel of soft edge.
        const cover = Math.min(1, Math.max(0, half + 0.5 - Math.hypot(px - x, py - y)))
        const grey = Math.round(paper - cover * (paper - ink))
        pixels[py * width + px] = Math.min(pixels[py * width + px] ?? paper, grey)
      }
    }
  }
  // A point beside the pad would be joined over millions of pixels that there are not.
  const placed = ([x, y]: PenPoint) =>
    [Math.min(x, pad.width) * scaleX, Math.min(y, pad.height) * scaleY] as const
  const join = (from: PenPoint, to: PenPoint) => {
    const [x0, y0] = placed(from)
    const [x1, y1] = placed(to)
    const steps = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0)))
    const half = thin + (thick - thin) * Math.min(1, to[2] / pad.maxPressure)
    for (let i = 0; i <= steps; i += 1) dot(x0 + ((x1 - x0) * i) / steps, y0 + ((y1 - y0) * i) / steps, half)
  }
  for (const stroke of strokes) stroke.forEach((point, i) => join(stroke[i - 1] ?? point, point))
  return { width, height, pixels }
}
