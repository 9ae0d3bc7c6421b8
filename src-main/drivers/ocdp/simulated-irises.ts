/** Who stands before the simulated iris camera: somebody who comes close and looks in, or does one thing wrong. */
import { setImmediate } from 'node:timers/promises'
import { drawEye, drawSkin } from '../simulated-eye.ts'
import type { Eye, GreyImage } from '../driver.ts'
import type { DrawPrint, DrawRequest } from './simulated-prints.ts'

const pane = { width: 640, height: 480 }
/** A preview is so many times smaller. */
const previewScale = 4
/** Of the iris in the whole picture: where the person begins, where they stand right, and too far away. */
const radius = { begin: 66, right: 115, far: 56 }
const aside = { begin: 70, wrong: 170 }
/** The part of the time after which the person stands still. */
const settled = 0.7

const eyesOf: Readonly<Record<number, readonly Eye[]>> = { 1: ['right'], 2: ['left'], 3: ['right', 'left'] }

/** The final image; null for a position that is no eye's. Eye by eye: meanwhile a device answers its host. */
export const drawIrises: DrawPrint = async (request) => {
  const panes: GreyImage[] = []
  for (const eye of eyesOf[request.position] ?? []) {
    await setImmediate()
    panes.push(drawPane(request, eye, 1, 1))
  }
  return panes.length === 0 ? null : besideEachOther(panes)
}

/** One preview, `done` of the way from 0 to 1. */
export function irisPreview(request: DrawRequest, done: number): GreyImage | null {
  const eyes = eyesOf[request.position]
  if (eyes === undefined) return null
  return besideEachOther(eyes.map((eye) => drawPane(request, eye, done, previewScale)))
}

function drawPane({ person, fault }: DrawRequest, eye: Eye, done: number, scale: number): GreyImage {
  const [width, height] = [pane.width / scale, pane.height / scale]
  if (fault === 'one-eye' && eye === 'left') return drawSkin(width, height, person.seed)
  const near = Math.min(1, done / settled)
  const far = fault === 'too-far'
  const off = fault === 'off-centre' ? aside.wrong : aside.begin * (1 - near)
  return drawEye({
    seed: person.seed,
    eye,
    width,
    height,
    irisRadius: (far ? radius.far : radius.begin + near * (radius.right - radius.begin)) / scale,
    centre: { x: (pane.width / 2 + off) / scale, y: pane.height / 2 / scale },
    opening: fault === 'blink' ? blinking(done) : 0.9,
    pupil: 0.38,
    aside: 0,
    blur: far ? 2 / scale : 0,
  })
}

/** Half shut when it is taken. */
const blinking = (done: number) => (done === 1 ? 0.45 : Math.round(done * 10) % 2 === 0 ? 0.9 : 0.25)

function besideEachOther(panes: readonly GreyImage[]): GreyImage {
  const { width: wide, height } = panes[0] ?? { width: 0, height: 0 }
  const width = wide * panes.length
  const pixels = new Uint8Array(width * height)
  panes.forEach((one, i) => {
    for (let y = 0; y < height; y += 1)
      pixels.set(one.pixels.subarray(y * wide, (y + 1) * wide), y * width + i * wide)
  })
  return { width, height, pixels }
}
