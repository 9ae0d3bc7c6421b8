/** What happens on the platen of the simulated scanner between arming and acknowledgement. */
import type { GreyImage } from '../driver.ts'
import type { SimulatedFault } from '../simulated.ts'
import { deviceState } from './caps.ts'
import type { Command } from './commands.ts'
import { createSender, type Sender } from './simulated-sender.ts'

export interface ExposureOptions {
  /** The print of a finger position; null where it cannot be drawn, as when nobody comes. */
  readonly draw: (position: number) => Promise<GreyImage | null>
  readonly settleMs: number
  readonly ppi: number
  readonly reportLength: number
  readonly push: (report: Uint8Array) => void
  readonly fault: () => SimulatedFault
}

export interface Exposure {
  readonly arm: (position: number, upTo: number) => void
  readonly follow: (command: Extract<Command, { transfer: number }>) => void
  /** Forgets what it was doing. */
  readonly rest: () => void
  readonly state: () => number
  readonly transfer: () => number
}

const previews = 3
/** A preview that the host neither takes nor refuses does not hold up the print. */
const patienceMs = 500

export function createExposure(o: ExposureOptions): Exposure {
  let state: number = deviceState.idle
  let timer: NodeJS.Timeout | undefined
  let sender: Sender | null = null
  let transfer = 0
  /** What is still to be done before the platen rests. */
  let goOn: (() => void) | null = null
  /** Counts the armings: a hand that is drawn late must not answer the next one. */
  let arms = 0

  const after = (ms: number, next: () => void) => {
    clearTimeout(timer)
    timer = setTimeout(next, ms)
  }
  const show = (print: GreyImage, position: number, upTo: number, previewsLeft: number) => {
    const kind = previewsLeft > 0 ? 'preview' : 'final'
    const image = kind === 'final' ? print : quartered(print)
    sender?.stop()
    goOn = null
    transfer = (transfer + 1) & 0xff
    state = deviceState.transferring
    sender = createSender({ ...o, ...image, transfer, kind, position, upTo })
    if (kind === 'final') return
    goOn = () => after(o.settleMs / previews, () => show(print, position, upTo, previewsLeft - 1))
    after(patienceMs, goOn)
  }
  const rest = () => {
    arms += 1
    clearTimeout(timer)
    sender?.stop()
    sender = null
    goOn = null
    state = deviceState.idle
  }

  const lay = async (position: number, upTo: number, arming: number) => {
    const print = await o.draw(position)
    if (arming !== arms) return
    if (print === null) rest()
    else after(0, () => show(print, position, upTo, previews))
  }

  return {
    arm: (position, upTo) => {
      rest()
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
        state = goOn === null ? deviceState.idle : deviceState.armed
        goOn?.()
        goOn = null
      }
    },
    rest,
    state: () => state,
    transfer: () => transfer,
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
