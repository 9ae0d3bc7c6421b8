/** What lies on the device: fingers of a made-up person by the engine, or plain stripes; and drawn eyes. */
import type { GrayImage, Imaging } from '../../src-main/device-host/imaging.ts'
import type { Eye, GreyImage } from '../../src-main/drivers/driver.ts'
import { drawEye } from '../../src-main/drivers/simulated-eye.ts'
import { encodeJpeg2000 } from './encoders.ts'
import { writeFingerRecord } from './finger-record.ts'

/** Upright fingers at 500 ppi; null where the engine has none. */
export type DrawFinger = (position: number, isRolled: boolean) => Promise<GreyImage | null>

/** Eyes as an iris camera sees them. */
export type DrawEye = (eye: Eye) => GreyImage

export const createEyeDrawer =
  (seed: number): DrawEye =>
  (eye) =>
    drawEye({
      seed,
      eye,
      width: 640,
      height: 480,
      irisRadius: 115,
      centre: { x: 320, y: 240 },
      opening: 0.9,
      pupil: 0.38,
      aside: 0,
      blur: 0,
    })

/** Stripes with a number of their own: enough for the protocol, no print to the engine. */
export const drawStripes: DrawFinger = async (position) => striped(180 + position, 240)

export function striped(width: number, height: number): GreyImage {
  const pixels = new Uint8Array(width * height)
  for (let i = 0; i < pixels.length; i += 1)
    pixels[i] = 128 + Math.round(100 * Math.sin((i % width) / 2 + Math.floor(i / width) / 5))
  return { width, height, pixels }
}

const handOf = (position: number) =>
  position === 1 || position === 6 ? 'thumbs' : position < 6 ? ('right' as const) : ('left' as const)

/** The same seed has the same fingers; a slap is drawn once and cut as a scanner does. */
export function createFingerDrawer(imaging: Imaging, personSeed: number): DrawFinger {
  const slaps = new Map<string, Promise<Map<number, GrayImage>>>()
  const cut = async (hand: 'right' | 'left' | 'thumbs') => {
    const size = hand === 'thumbs' ? { width: 1000, height: 1000 } : {}
    const drawn = await imaging.renderSlap({ personSeed, seed: 5, hand, age: 40, ...size })
    const read = drawn.ok ? await imaging.readSlap({ image: drawn.value.image, hand }) : drawn
    return new Map(read.ok ? read.value.fingers.map(({ position, image }) => [position, image]) : [])
  }
  return async (position, isRolled) => {
    if (isRolled) {
      const finger = { seed: personSeed, position, age: 40 }
      const drawn = await imaging.renderPrint({ finger, impression: { seed: position, kind: 'rolled' } })
      return drawn.ok ? drawn.value : null
    }
    const hand = handOf(position)
    const slap = slaps.get(hand) ?? cut(hand)
    slaps.set(hand, slap)
    return (await slap).get(position) ?? null
  }
}

const compressions = { raw: 0, wsq: 2, jpeg2000: 5 } as const
export type Packing = keyof typeof compressions

/** An ISO/IEC 19794-4:2011 record of one finger. */
export async function packFinger(
  imaging: Imaging,
  image: GreyImage,
  about: {
    readonly position: number
    readonly isRolled: boolean
    readonly packing: Packing
    readonly ppi: number
  },
): Promise<Uint8Array> {
  const { position, isRolled, packing, ppi } = about
  const { width, height, pixels } = image
  const data = await pack(imaging, { width, height, pixels, ppi }, packing)
  const compression = compressions[packing]
  return writeFingerRecord({ position, impression: isRolled ? 1 : 0, compression, ppi, width, height, data })
}

async function pack(imaging: Imaging, image: GrayImage, packing: Packing): Promise<Uint8Array> {
  if (packing === 'raw') return image.pixels
  if (packing === 'jpeg2000') return encodeJpeg2000(image)
  const packed = await imaging.encodeWsq({ image })
  if (!packed.ok) throw new Error('the engine refused the picture')
  return packed.value
}
