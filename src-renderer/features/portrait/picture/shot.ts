/** Pixels: one still of the camera, and the cut of it that is kept. */
import { fail, ok, type Result } from '../../../../src-main/contract/result.ts'
import { outputSize, type Crop } from './crop.ts'

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

/** The crop as JPEG bytes. */
export async function cutShot(
  shot: HTMLCanvasElement,
  crop: Crop,
): Promise<Result<{ jpeg: Uint8Array<ArrayBuffer>; width: number; height: number }>> {
  const { width, height } = outputSize(crop)
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d')
  if (pen === null) return fail({ code: 'portrait/unreadable' })
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(shot, crop.left, crop.top, crop.width, crop.height, 0, 0, width, height)
  const blob = await new Promise<Blob | null>((settle) => canvas.toBlob(settle, 'image/jpeg', JPEG_QUALITY))
  clearShot(canvas)
  if (blob === null) return fail({ code: 'portrait/unreadable' })
  return ok({ jpeg: new Uint8Array(await blob.arrayBuffer()), width, height })
}
