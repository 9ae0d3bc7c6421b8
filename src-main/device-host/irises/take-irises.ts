/** The eyes asked for, from the camera that is there: armed, coached while the person finds their place, examined. */
import { fail, ok } from '../../contract/result.ts'
import type { Eye, GreyImage } from '../../drivers/driver.ts'
import type { FromHost, Preview, ToHost } from '../messages.ts'
import { pick } from '../pick.ts'
import { createPreviews } from '../previews.ts'
import type { Roster } from '../roster.ts'
import { examineIris, type ExaminedIris } from './examine.ts'
import { placementOf } from './placement.ts'

/** Six times VGA and more: no iris camera's picture of one eye is larger. */
const mostPixels = 2_097_152

type Request = Extract<ToHost, { type: 'capture-irises' }>
type Captured = Extract<FromHost, { type: 'irises-captured' }>['result']

export async function takeIrises(
  roster: Roster,
  { eyes }: Request,
  now: () => Date,
  signal: AbortSignal,
  tell: (preview: Preview) => void,
): Promise<Captured> {
  const entry = pick(roster, 'iris')
  if (entry === undefined) return fail({ code: 'devices/none', kind: 'iris' })
  const { deviceId, device, driver, simulated } = entry
  if (device?.kind !== 'iris') return fail({ code: 'devices/unplugged', deviceId })
  // One capture at a time: the eyes of one citizen must not answer the request for another.
  if (entry.state === 'working') return fail({ code: 'devices/busy', deviceId })
  const slot = eyes.includes('right') ? 'iris-right' : 'iris-left'
  let shown: { image: GreyImage; panes: readonly Eye[] } | null = null
  const previews = createPreviews((image) => {
    const placement = shown === null ? {} : { placement: placementOf(shown.image, shown.panes) }
    tell({ deviceId, slot, mediaType: 'image/png', image, ...placement })
  })
  const onPreview = (image: GreyImage, panes: readonly Eye[] | null) => {
    shown = panes === null ? null : { image, panes }
    previews.offer(image)
  }
  roster.setWorking(entry, true)
  try {
    const taken = await device.captureIris({ eyes, onPreview }, signal)
    previews.stop()
    if (!taken.ok) {
      if (taken.error.code === 'devices/unplugged') roster.lose(entry)
      return taken
    }
    const { model, firmware } = device
    const irises: ExaminedIris[] = []
    for (const image of taken.value) {
      if (image.width * image.height > mostPixels)
        return fail({ code: 'devices/garbled', deviceId, what: 'size' })
      const iris = await examineIris(image, now())
      if (!iris.ok) return iris
      irises.push(iris.value)
    }
    return signal.aborted
      ? fail({ code: 'devices/cancelled' })
      : ok({ irises, provenance: { deviceId, driver: driver.id, model, firmware, simulated } })
  } finally {
    previews.stop()
    roster.setWorking(entry, false)
  }
}
