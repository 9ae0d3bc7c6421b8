/** The simulated iris camera of a practice station: the scanner's protocol, another person's part before it. */
import { irisUsage } from './iris-driver.ts'
import { drawIrises, irisPreview } from './simulated-irises.ts'
import { createOcdpSimulator, type SimulatedScanner } from './simulator.ts'

export function createOcdpIrisSimulator({
  serial,
  settleMs = 1_600,
}: {
  readonly serial: string
  /** From arming to the image, as a person takes it; eight previews come meanwhile. */
  readonly settleMs?: number
}): SimulatedScanner {
  return createOcdpSimulator({
    serial,
    settleMs,
    draw: drawIrises,
    glass: { width: 1280, height: 480 },
    as: {
      usage: irisUsage,
      minor: 1,
      model: 'Máy chụp mống mắt tập dượt OCDP',
      plays: ['none', 'stall', 'lose-chunks', 'corrupt-chunk', 'blink', 'too-far', 'off-centre', 'one-eye'],
      preview: irisPreview,
      previews: 8,
    },
  })
}
