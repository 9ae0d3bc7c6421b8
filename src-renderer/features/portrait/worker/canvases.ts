/** The worker's few canvases: one of each size, made once, emptied after each look. */
import { geometryOf } from '../measures/landmarks.ts'
import { moved, toPatch, type Layout } from '../measures/patch.ts'
import type { Mesh } from '../measures/shapes.ts'
import type { Square } from './face-track.ts'
import type { Patch } from './measure-face.ts'

export type Turn = 0 | 90 | 180 | 270

export interface Canvases {
  /** The whole frame, `width` wide, turned clockwise. */
  whole(frame: ImageBitmap, width: number, turn: Turn): ImageData
  /** A part of the frame, `width` by `width`; black where it reaches beyond the frame. */
  square(frame: ImageBitmap, from: Square, width: number): ImageData
  patch(frame: ImageBitmap, mesh: Mesh, layout: Layout): Patch
  /** Forgets the pixels. */
  clear(): void
}

export function createCanvases(): Canvases {
  const pens = new Map<string, OffscreenCanvasRenderingContext2D>()

  /** A wiped canvas of this size: what fits is kept, as a new one costs more than a wipe. */
  function penFor(width: number, height: number): OffscreenCanvasRenderingContext2D {
    const size = `${width}x${height}`
    const pen =
      pens.get(size) ?? new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
    if (pen === null) throw new Error('a worker without a 2D canvas')
    pens.set(size, pen)
    pen.reset()
    return pen
  }

  return {
    whole(frame, width, turn) {
      const height = Math.round((frame.height * width) / frame.width)
      const [w, h] = turn % 180 === 0 ? [width, height] : [height, width]
      const pen = penFor(w, h)
      pen.translate(w / 2, h / 2)
      pen.rotate((turn * Math.PI) / 180)
      pen.drawImage(frame, -width / 2, -height / 2, width, height)
      return pen.getImageData(0, 0, w, h)
    },
    square(frame, { left, top, side }, width) {
      const pen = penFor(width, width)
      const scale = width / side
      pen.setTransform(scale, 0, 0, scale, -left * scale, -top * scale)
      pen.drawImage(frame, 0, 0)
      return pen.getImageData(0, 0, width, width)
    },
    patch(frame, mesh, layout) {
      const similarity = toPatch(geometryOf(mesh), layout)
      const { a, b, e, f } = similarity
      const { width, height } = layout
      const pen = penFor(width, height)
      pen.imageSmoothingQuality = 'medium'
      pen.setTransform(a, b, -b, a, e, f)
      pen.drawImage(frame, 0, 0)
      return { pixels: pen.getImageData(0, 0, width, height), mesh: moved(similarity, mesh) }
    },
    clear() {
      for (const pen of pens.values()) pen.reset()
      // A camera that changes its size would leave a canvas of each behind.
      if (pens.size > MOST) pens.clear()
    },
  }
}

/** Thumbnail, frame, frame on its side, square, two patches, and room for a second camera. */
const MOST = 10
