/** One print from the scanner that is there: armed, shown while it comes, examined. */
import type { Provenance } from '../../contract/records/enrolment.ts'
import { fail, ok } from '../../contract/result.ts'
import type { CapturedPrint } from '../../drivers/driver.ts'
import type { FromHost, Preview, ToHost } from '../messages.ts'
import { pick } from '../pick.ts'
import { createPreviews } from '../previews.ts'
import type { Roster } from '../roster.ts'
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
  const entry = pick(roster, 'fingerprint')
  if (entry === undefined) return fail({ code: 'devices/none', kind: 'fingerprint' })
  const { deviceId, device, driver } = entry
  if (device?.kind !== 'fingerprint') return fail({ code: 'devices/unplugged', deviceId })
  // One capture at a time: the print of one citizen must not answer the request for another.
  if (entry.state === 'working') return fail({ code: 'devices/busy', deviceId })
  const previews = createPreviews((image) => tell({ deviceId, slot, mediaType: 'image/png', image }))
  roster.setWorking(entry, true)
  try {
    const taken = await device.capture({ slot, onPreview: previews.offer }, signal)
    if (!taken.ok) {
      if (taken.error.code === 'devices/unplugged') roster.lose(entry)
      return taken
    }
    const { model, firmware, simulated } = device
    const deviceScores = deviceScoresOf(taken.value)
    const provenance = { deviceId, driver: driver.id, model, firmware, simulated, ...deviceScores }
    const print = await examine(engine, request, taken.value, signal)
    return print.ok ? ok({ ...print.value, ...sizeOf(taken.value), provenance }) : print
  } finally {
    previews.stop()
    roster.setWorking(entry, false)
  }
}

/** What the device thinks of its own picture, where it says so. */
function deviceScoresOf(print: CapturedPrint): Pick<Provenance, 'deviceScores'> {
  if (!isSegmented(print)) return {}
  return { deviceScores: print.fingers.map(({ finger, deviceScore: score }) => ({ finger, score })) }
}
