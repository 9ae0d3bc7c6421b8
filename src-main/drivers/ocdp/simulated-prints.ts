/** What lies on the glass of the simulated scanner: made-up fingers of the engine's generator, right or wrong. */
import type { Imaging } from '../../device-host/imaging.ts'
import type { GreyImage } from '../driver.ts'
import type { SimulatedPerson } from '../simulated.ts'
import type { ScannerFault } from './simulated-wire.ts'

export interface DrawRequest {
  /** ISO/IEC 19794-4 finger position that was asked for. */
  readonly position: number
  readonly person: SimulatedPerson
  readonly fault: ScannerFault
}

/** The same for the same request; null where the engine has no answer. */
export type DrawPrint = (request: DrawRequest) => Promise<GreyImage | null>

const slaps = { 13: 'right', 14: 'left', 15: 'thumbs' } as const
const isSlap = (position: number): position is keyof typeof slaps => position in slaps
const otherHand: Readonly<Record<number, number>> = { 13: 14, 14: 13 }
const grownUp = 30

/** Which finger comes, whichever was asked for. */
function laidDown({ position, fault }: DrawRequest): number {
  if (fault === 'swap-hand')
    return otherHand[position] ?? (isSlap(position) ? position : ((position + 4) % 10) + 1)
  // The neighbour on the same hand; the little finger has only the one before it.
  if (fault === 'wrong-finger' && !isSlap(position)) return position % 5 === 0 ? position - 1 : position + 1
  return position
}

export function createPrintDrawer(imaging: Imaging): DrawPrint {
  return async (request) => {
    const { person, fault } = request
    const position = laidDown(request)
    // Hardly touching, and dry: broken ridges, a poor score.
    const touch = fault === 'light-touch' ? { pressure: 0, moisture: isSlap(position) ? 0.08 : 0 } : {}
    const age = person.ageYears ?? grownUp
    const gone = [...new Set([...(person.missing ?? []), ...(person.hand?.missing ?? [])])]
    const wear = person.hand === undefined ? {} : { wear: person.hand.wear }
    if (gone.includes(position)) return null
    if (!isSlap(position)) {
      const finger = { seed: person.seed, position, age, ...wear }
      const drawn = await imaging.renderPrint({
        finger,
        impression: { seed: position, kind: 'rolled', ...touch },
      })
      return drawn.ok ? drawn.value : null
    }
    const size = position === 15 ? { width: 1000, height: 1000 } : {}
    const hand = slaps[position]
    const slap = {
      personSeed: person.seed,
      seed: position,
      hand,
      age,
      missing: gone,
      ...wear,
      ...size,
      ...touch,
    }
    const drawn = await imaging.renderSlap(slap)
    return drawn.ok ? drawn.value.image : null
  }
}
