/** What happens on the platen of the simulated scanner between arming and acknowledgement. */
import type { GreyImage } from '../driver.ts'
import type { Command } from './commands.ts'
import { createSender, type Sender } from './simulated-sender.ts'
import type { ScannerFault } from './simulated-wire.ts'
import { codeOf, deviceState, type DeviceEvent } from './status.ts'

export interface ExposureOptions {
  /** The print of a finger position; null where it cannot be drawn, as when nobody comes. */
  readonly draw: (position: number) => Promise<GreyImage | null>
  /** One preview of it, `done` of the way to the final image; a quarter of that image where there is none. */
  readonly preview?: ((position: number, done: number) => GreyImage | null) | undefined
  readonly previews: number
  readonly settleMs: number
  readonly ppi: number
  readonly reportLength: number
  readonly push: (report: Uint8Array) => void
  readonly tell: (type: DeviceEvent['type'], value: number) => void
  readonly fault: () => ScannerFault
}

export interface Exposure {
  readonly arm: (position: number, upTo: number) => void
  readonly follow: (command: Extract<Command, { transfer: number }>) => void
  /** Forgets what it was doing. */
  readonly rest: () => void
  readonly state: () => number
  readonly transfer: () => number
  readonly nextSeq: () => number
  /** Fingers on the glass, as STATUS.flags. */
  readonly fingers: () => number
}

/** A preview that the host neither takes nor refuses does not hold up the print. */
const patienceMs = 500

export function createExposure(o: ExposureOptions): Exposure {
  let state: number = deviceState.idle
  let timer: NodeJS.Timeout | undefined
  let sender: Sender | null = null
  let transfer = 0
  let fingers = 0
  /** What is still to be done before the platen rests. */
  let goOn: (() => void) | null = null
  /** Counts the armings: a hand that is drawn late must not answer the next one. */
  let arms = 0

  const after = (ms: number, next: () => void) => {
    clearTimeout(timer)
    timer = setTimeout(next, ms)
  }
  const previewOf = (print: GreyImage, position: number, left: number) =>
    o.preview?.(position, 1 - left / o.previews) ?? quartered(print)
  const finalOf = (print: GreyImage) => (o.fault() === 'oversize' ? heightened(print) : print)
  const show = (print: GreyImage, position: number, upTo: number, previewsLeft: number) => {
    const kind = previewsLeft > 0 ? 'preview' : 'final'
    const image = kind === 'preview' ? previewOf(print, position, previewsLeft) : finalOf(print)
    const floods = o.fault() === 'flood'
    sender?.stop()
    goOn = null
    transfer = (transfer + 1) & 0xff
    state = deviceState.transferring
    sender = createSender({ ...o, ...image, transfer, kind, position, upTo, floods })
    if (kind === 'final') return
    goOn = () => after(o.settleMs / o.previews, () => show(print, position, upTo, previewsLeft - 1))
    after(patienceMs, goOn)
  }
  const lift = () => {
    if (fingers !== 0) o.tell('finger-removed', 0)
    fingers = 0
  }
  const rest = () => {
    arms += 1
    clearTimeout(timer)
    sender?.stop()
    sender = null
    goOn = null
    state = deviceState.idle
    lift()
  }
  const lay = async (position: number, upTo: number, arming: number) => {
    const print = await o.draw(position)
    if (arming !== arms) return
    if (print === null) return rest()
    fingers = (1 << position) | 1
    o.tell('finger-present', fingers)
    after(0, () => show(print, position, upTo, o.previews))
  }

  return {
    arm: (position, upTo) => {
      rest()
      if (o.fault() === 'broken-sensor') {
        state = deviceState.error
        return o.tell('error', codeOf('sensor'))
      }
      state = deviceState.armed
      void lay(position, upTo, arms)
    },
    follow: (command) => {
      if (command.transfer !== transfer || sender === null) return
      if (command.op === 'grant') sender.grant(command.upTo)
      else if (command.op === 'resync') sender.resend(command.from, command.bitmap)
      else {
        sender.stop()
        sender = null
        if (goOn === null) return rest()
        state = deviceState.armed
        goOn()
        goOn = null
      }
    },
    rest,
    state: () => state,
    transfer: () => transfer,
    nextSeq: () => sender?.nextSeq() ?? 0,
    fingers: () => fingers,
  }
}

/** A quarter as wide and high. */
function quartered({ width, height, pixels }: GreyImage): GreyImage {
  const [w, h] = [width >> 2, height >> 2]
  const small = new Uint8Array(w * h)
  for (let y = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1) small[y * w + x] = pixels[4 * y * width + 4 * x] ?? 255
  }
  return { width: w, height: h, pixels: small }
}

/** Higher than any glass that the device has declared, by honest arithmetic. */
function heightened({ width, height, pixels }: GreyImage): GreyImage {
  const high = new Uint8Array(pixels.length * 4)
  high.set(pixels)
  return { width, height: height * 4, pixels: high }
}
