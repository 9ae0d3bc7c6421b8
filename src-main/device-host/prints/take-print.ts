/** One print from the scanner that is there: armed, shown while it comes, examined. */
import type { Provenance } from '../../contract/records/enrolment.ts'
import { fail, ok } from '../../contract/result.ts'
import type { CapturedPrint } from '../../drivers/driver.ts'
import type { FromHost, Preview, ToHost } from '../messages.ts'
import { createPreviews } from '../previews.ts'
import type { Roster } from '../roster.ts'
import { withScanner } from '../scanner.ts'
import { examine, type ExamineDeps } from './examine.ts'
import { isSegmented, sizeOf } from './picture.ts'

type CaptureRequest = Extract<ToHost, { type: 'capture' }>
type Captured = Extract<FromHost, { type: 'captured' }>['result']

export async function takePrint(
  roster: Roster,
  engine: ExamineDeps | null,
  request: CaptureRequest,
  signal: AbortSignal,
  tell: (preview: Preview) => void,
): Promise<Captured> {
  if (engine === null) return fail({ code: 'devices/no-engine' })
  const { slot } = request
  return withScanner(roster, async ({ deviceId, driver }, device) => {
    const previews = createPreviews((image) => tell({ deviceId, slot, mediaType: 'image/png', image }))
    try {
      const taken = await device.capture({ slot, onPreview: previews.offer }, signal)
      if (!taken.ok) return taken
      const { model, firmware, simulated } = device
      const deviceScores = deviceScoresOf(taken.value)
      const provenance = { deviceId, driver: driver.id, model, firmware, simulated, ...deviceScores }
      const print = await examine(engine, request, taken.value, signal)
      return print.ok ? ok({ ...print.value, ...sizeOf(taken.value), provenance }) : print
    } finally {
      previews.stop()
    }
  })
}

/** What the device thinks of its own picture, where it says so. */
function deviceScoresOf(print: CapturedPrint): Pick<Provenance, 'deviceScores'> {
  if (!isSegmented(print)) return {}
  return { deviceScores: print.fingers.map(({ finger, deviceScore: score }) => ({ finger, score })) }
}
