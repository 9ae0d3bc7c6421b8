/** Pixels: one still of the camera, and the cut of it that is kept. */
import { fail, ok, type Result } from '../../../../src-main/contract/result.ts'
import type { Crop, Size } from './crop.ts'

const JPEG_QUALITY = 0.92

/** One frame of a playing video, or null before the first. */
export function takeShot(video: HTMLVideoElement): HTMLCanvasElement | null {
  if (video.videoWidth === 0) return null
  const canvas = document.createElement('canvas')
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  return canvas
}

/** Forgets the pixels at once instead of when memory is needed. */
export function clearShot(canvas: HTMLCanvasElement): void {
  canvas.width = 0
  canvas.height = 0
}

export interface Cut {
  readonly jpeg: Uint8Array<ArrayBuffer>
  readonly width: number
  readonly height: number
}

/** A part of the shot as JPEG bytes of this size. A canvas is sRGB, and so is its JPEG. */
export async function cutShot(
  shot: HTMLCanvasElement,
  crop: Crop,
  { width, height }: Size,
  quality = JPEG_QUALITY,
): Promise<Result<Cut>> {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d')
  if (pen === null) return fail({ code: 'portrait/unreadable' })
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(shot, crop.left, crop.top, crop.width, crop.height, 0, 0, width, height)
  const blob = await new Promise<Blob | null>((settle) => canvas.toBlob(settle, 'image/jpeg', quality))
  clearShot(canvas)
  if (blob === null) return fail({ code: 'portrait/unreadable' })
  return ok({ jpeg: new Uint8Array(await blob.arrayBuffer()), width, height })
}
