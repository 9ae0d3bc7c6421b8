/** The worker's few canvases: made once, emptied after each look. */
import { toPatch, type Layout } from '../measures/patch.ts'
import { geometryOf } from '../measures/landmarks.ts'
import type { Mesh } from '../measures/shapes.ts'
import { moved } from '../measures/patch.ts'
import type { Patch } from './measure-face.ts'

export type Turn = 0 | 90 | 180 | 270

export interface Canvas {
  /** The whole frame, `width` wide, turned clockwise. */
  whole(frame: ImageBitmap, width: number, turn: Turn): ImageData
  patch(frame: ImageBitmap, mesh: Mesh, layout: Layout): Patch
  /** Forgets the pixels. */
  clear(): void
}

export function createCanvas(): Canvas {
  const canvas = new OffscreenCanvas(1, 1)
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (pen === null) throw new Error('a worker without a 2D canvas')

  function sized(width: number, height: number): void {
    // Setting the size also clears; a canvas that fits is kept, as a new one costs more than a wipe.
    if (canvas.width === width && canvas.height === height) {
      pen?.resetTransform()
      pen?.clearRect(0, 0, width, height)
    } else {
      canvas.width = width
      canvas.height = height
    }
  }

  return {
    whole(frame, width, turn) {
      const scale = width / frame.width
      const height = Math.round(frame.height * scale)
      const [w, h] = turn % 180 === 0 ? [width, height] : [height, width]
      sized(w, h)
      pen.translate(w / 2, h / 2)
      pen.rotate((turn * Math.PI) / 180)
      pen.drawImage(frame, -width / 2, -height / 2, width, height)
      return pen.getImageData(0, 0, w, h)
    },
    patch(frame, mesh, layout) {
      const similarity = toPatch(geometryOf(mesh), layout)
      const { a, b, e, f } = similarity
      sized(layout.width, layout.height)
      pen.imageSmoothingQuality = 'medium'
      pen.setTransform(a, b, -b, a, e, f)
      pen.drawImage(frame, 0, 0)
      return { pixels: pen.getImageData(0, 0, layout.width, layout.height), mesh: moved(similarity, mesh) }
    },
    clear() {
      canvas.width = 1
      canvas.height = 1
    },
  }
}
