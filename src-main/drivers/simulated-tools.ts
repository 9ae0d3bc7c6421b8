/** What lies beside the scanner on a practice desk: a code reader, a pedal, a pad on which somebody signs. */
import { createBarcodeSimulator } from './barcode/simulator.ts'
import { createOcdpPedalSimulator } from './ocdp-pedal/simulator.ts'
import type { SimulatedTool } from './simulated.ts'
import { createPadSimulator } from './stu/simulator.ts'

/** A simulated camera is not among them: it has no picture, and the page would look for it in vain. */
export function createSimulatedTools(): SimulatedTool[] {
  return [reader(), pedal(), pad()]
}

function reader(): SimulatedTool {
  const device = createBarcodeSimulator({ serial: 'SIM-0002' })
  return {
    ...device,
    play: (act, card) => {
      if (act !== 'scan-card' || card === null) return false
      device.scan(`${card}\r`)
      return true
    },
  }
}

function pedal(): SimulatedTool {
  const device = createOcdpPedalSimulator({ serial: 'SIM-0003' })
  return {
    ...device,
    play: (act) => {
      if (act === 'press-pedal') device.press()
      return act === 'press-pedal'
    },
  }
}

/** A wave and a dash: nobody's name. */
const madeUpSignature = [
  Array.from({ length: 60 }, (_, i) => [2_000 + i * 100, Math.round(3_000 + 900 * Math.sin(i / 4))] as const),
  Array.from({ length: 20 }, (_, i) => [2_500 + i * 250, 4_300 - i * 10] as const),
]

/** Whoever stands before it signs as soon as it asks. */
function pad(): SimulatedTool {
  const hand = { strokes: madeUpSignature, hesitationMs: 400 }
  return { ...createPadSimulator({ serial: 'SIM-0004', hand }), play: () => false }
}
