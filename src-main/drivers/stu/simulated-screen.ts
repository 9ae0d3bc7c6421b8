/** The screen of the simulated pad: it takes a picture in parts, and ink. */
import { readImagePart, report } from './protocol.ts'

export interface SimulatedScreen {
  /** False is a stall. */
  readonly obey: (feature: Uint8Array) => boolean
  /** Bytes of the picture on it; none after a clear. */
  readonly shown: () => Uint8Array
  readonly hasInk: () => boolean
  /** Pictures that it was shown whole. */
  readonly pictures: () => number
  /** Power is gone. */
  readonly darken: () => void
}

const format24Bgr = 4

export function createSimulatedScreen(o: {
  /** Of a whole picture. */
  readonly bytes: number
  readonly refusesPictures: () => boolean
  /** Told when a picture is on it and it takes ink. */
  readonly onReady: () => void
}): SimulatedScreen {
  let hasInk = false
  let parts: Uint8Array[] | null = null
  let picture = new Uint8Array()
  let pictures = 0

  const takePart = (feature: Uint8Array) => {
    const part = readImagePart(feature)
    if (part === null || parts === null || o.refusesPictures()) return false
    parts.push(part)
    return true
  }
  const endPicture = () => {
    const sent = Uint8Array.from(Buffer.concat(parts ?? []))
    parts = null
    if (sent.length !== o.bytes) return false
    picture = sent
    pictures += 1
    return true
  }
  const obey = (feature: Uint8Array): boolean => {
    const [id = 0, value = 0] = feature
    if (id === report.imageData) return takePart(feature)
    if (id === report.imageEnd) return endPicture()
    if (id === report.imageStart) {
      parts = []
      return value === format24Bgr
    }
    if (id === report.clear) picture = new Uint8Array()
    else if (id === report.ink) {
      hasInk = value === 1
      if (hasInk && picture.length > 0) o.onReady()
    } else return false
    return true
  }

  return {
    obey,
    shown: () => picture,
    hasInk: () => hasInk,
    pictures: () => pictures,
    darken: () => {
      hasInk = false
      parts = null
      picture = new Uint8Array()
    },
  }
}
