/** Strokes out of the pen's readings, and the two buttons that are drawn on the pad. No clock of its own. */
import { maxPenPoints, type PenPoint, type Signature } from '../../contract/records/signature.ts'
import { isWithin, layOut } from './prompt.ts'
import type { Capability, PenReading } from './protocol.ts'

type Button = 'accept' | 'again'

export interface Strokes {
  /**
   * Takes a reading; `hostMs` serves where the pad tells no time. Says which button was pressed: the pen was put on
   * it and lifted from it. Nothing is accepted before something is written.
   */
  readonly take: (pen: PenReading, hostMs: number) => Button | null
  readonly forget: () => void
  /** Null while nothing is written. */
  readonly signature: () => Signature | null
}

/** The pad's clock is 16 bits wide, and wraps within a signature. */
const clockSpan = 0x1_0000

export function createStrokes({ tabletWidth, tabletHeight, maxPressure }: Capability): Strokes {
  const buttons = layOut(tabletWidth, tabletHeight)
  let strokes: PenPoint[][] = []
  let points = 0
  let elapsedMs = 0
  let lastClock: number | null = null
  /** What the pen was put on, until it is lifted. */
  let touched: Button | 'paper' | null = null
  let isOnButton = false

  const buttonAt = ({ x, y }: PenReading): Button | null => {
    if (isWithin(buttons.accept, x, y)) return 'accept'
    return isWithin(buttons.again, x, y) ? 'again' : null
  }
  const write = ({ x, y, pressure }: PenReading, clock: number, isFirst: boolean) => {
    if (points >= maxPenPoints) return
    elapsedMs += lastClock === null ? 0 : (clock - lastClock + clockSpan) % clockSpan
    lastClock = clock
    points += 1
    const point: PenPoint = [x, y, Math.min(pressure, maxPressure), elapsedMs]
    if (isFirst) strokes.push([point])
    else strokes.at(-1)?.push(point)
  }
  const lift = (): Button | null => {
    const pressed = touched !== 'paper' && isOnButton ? touched : null
    touched = null
    isOnButton = false
    return pressed === 'accept' && points === 0 ? null : pressed
  }

  return {
    take: (pen, hostMs) => {
      if (!pen.isTouching) return lift()
      if (pen.x > tabletWidth || pen.y > tabletHeight) return null
      const isFirst = touched === null
      touched ??= buttonAt(pen) ?? 'paper'
      if (touched === 'paper') write(pen, (pen.clockMs ?? Math.trunc(hostMs)) % clockSpan, isFirst)
      else isOnButton = buttonAt(pen) === touched
      return null
    },
    forget: () => {
      strokes = []
      points = 0
      elapsedMs = 0
      lastClock = null
      touched = null
      isOnButton = false
    },
    signature: () =>
      points === 0
        ? null
        : { schema: 'signature/1', width: tabletWidth, height: tabletHeight, maxPressure, strokes },
  }
}
