/** Changes to a picture, made by the canvas of the page that also runs the worker. */
import type { Look } from '../../src-renderer/features/portrait/worker/messages.ts'
import type { Picture } from './worker-page.ts'

export interface Change {
  /** A filter of CSS. */
  readonly filter?: string
  /** Pixels of a sideways movement during the exposure. */
  readonly smear?: number
  readonly mirrored?: boolean
  /** Degrees clockwise about the eyes. */
  readonly tilt?: number
  readonly twice?: boolean
  readonly shadow?: 'half' | 'wall' | 'things'
  /** Paints the lower face. */
  readonly cover?: readonly [number, number, number]
  /** Lays the dots of a screen or of a print over everything, as a camera samples them. */
  readonly raster?: 'screen' | 'print'
}

export interface Changed {
  readonly picture: Picture
  readonly change: Change
  /** Where the face is in the picture as it is; null lets the picture fill the frame. */
  readonly face: Look['face']
  readonly isPhoto: boolean
}

/** Runs in the page: lays the picture into a frame, changes it, and has the worker look. */
export async function lookChanged({ picture, change, face, isPhoto }: Changed) {
  const bytes = Uint8Array.from(atob(picture.base64), (c) => c.codePointAt(0) ?? 0)
  const source = await createImageBitmap(new Blob([bytes], { type: picture.mime }))
  const [width, height] = isPhoto ? [1280, 720] : [source.width, source.height]
  const canvas = new OffscreenCanvas(width, height)
  const pen = canvas.getContext('2d')!
  const eyes = isPhoto ? { x: 640, y: 300 } : (face?.eyes ?? { x: width / 2, y: height * 0.44 })
  const between = isPhoto ? 120 : (face?.eyeDistance ?? 120)
  const draw = (dx = 0) => {
    pen.save()
    pen.filter = change.filter ?? 'none'
    pen.translate(eyes.x + dx, eyes.y)
    pen.rotate(((change.tilt ?? 0) * Math.PI) / 180)
    if (change.mirrored) pen.scale(-1, 1)
    const scale = isPhoto && face ? between / face.eyeDistance : 1
    const at = isPhoto && face ? face.eyes : eyes
    // A photograph's face is first laid level, so that a tilt of so many degrees is one.
    if (isPhoto && face) pen.rotate(-Math.atan2(face.right.y - face.left.y, face.right.x - face.left.x))
    pen.scale(scale, scale)
    pen.drawImage(source, -at.x, -at.y)
    pen.restore()
  }
  pen.fillStyle = '#eef0f1'
  pen.fillRect(0, 0, width, height)
  const smear = change.smear ?? 0
  for (let i = 0; i <= smear; i++) {
    pen.globalAlpha = 1 / (i + 1)
    draw(i - smear / 2)
  }
  pen.globalAlpha = 1
  if (change.twice) {
    pen.drawImage(canvas, width * 0.25, 0, width * 0.5, height, 0, 0, width * 0.5, height)
    pen.drawImage(canvas, 0, 0, width * 0.5, height, width * 0.5, 0, width * 0.5, height)
  }
  if (change.shadow === 'half') {
    pen.fillStyle = 'rgb(0 0 0 / 70%)'
    pen.fillRect(eyes.x, 0, width, height)
  }
  if (change.shadow === 'wall') {
    pen.globalCompositeOperation = 'multiply'
    pen.fillStyle = 'rgb(120 120 125)'
    pen.filter = 'blur(10px)'
    pen.fillRect(eyes.x + 1.15 * between, eyes.y - between, between, height)
  }
  if (change.shadow === 'things') {
    pen.fillStyle = 'rgb(120 90 60)'
    for (let x = 0; x < width; x += 40)
      if (Math.abs(x + 10 - eyes.x) > 1.4 * between) pen.fillRect(x, 0, 18, eyes.y + between)
  }
  pen.globalCompositeOperation = 'source-over'
  pen.filter = 'none'
  if (change.cover) {
    pen.fillStyle = `rgb(${change.cover.join(' ')})`
    pen.beginPath()
    pen.ellipse(eyes.x, eyes.y + 1.25 * between, 1.05 * between, 0.85 * between, 0, 0, 7)
    pen.fill()
  }
  if (change.raster) {
    const picture = pen.getImageData(0, 0, width, height)
    const { data } = picture
    // A screen's pixels are 1.9 of the camera's wide, its three colours beside each other; a print's dots lie 4.6 apart, askew.
    const [pitch, angle, depth] = change.raster === 'screen' ? [1.9, 0.07, 0.18] : [4.6, 0.79, 0.06]
    const [c, s, k] = [Math.cos(angle), Math.sin(angle), (2 * Math.PI) / pitch]
    for (let i = 0; i < data.length; i++) {
      if (i % 4 === 3) continue
      const [x, y] = [(i >> 2) % width, Math.floor((i >> 2) / width)]
      const phase = change.raster === 'screen' ? ((i % 4) * 2 * Math.PI) / 3 : 0
      const wave = Math.cos(k * (c * x + s * y) + phase) + 0.6 * Math.cos(k * (c * y - s * x))
      data[i] = data[i]! * (1 + depth * wave)
    }
    pen.putImageData(picture, 0, 0)
  }
  return globalThis.faceWorker.ask({ kind: 'look', depth: 'shot', frame: canvas.transferToImageBitmap() })
}
