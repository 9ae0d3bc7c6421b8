/** Iris cameras behind their maker's library. */
import { fail, ok } from '../../contract/result.ts'
import type { LibraryDevice, LibraryLink } from '../../transports/library/library-link.ts'
import { libraryUsage } from '../../transports/library/transport.ts'
import type { Eye, IrisCamera, LibraryDriver } from '../driver.ts'
import { deviceError } from './errors.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { keepsPromise, openDevice, usualTimes, type VendorTimes } from './open-device.ts'
import { takeFinals } from './take-finals.ts'

/** ISO/IEC 19794-6. */
const codes = { right: 1, left: 2 } as const

/** What a preview of this position shows, from left to right as a camera sees a person. */
const panes: Readonly<Record<number, readonly Eye[]>> = { 1: ['right'], 2: ['left'], 3: ['right', 'left'] }

export function createVendorIrisDriver(times: VendorTimes = usualTimes): LibraryDriver<IrisCamera> {
  return {
    id: 'vendor-library-iris',
    kind: 'iris',
    speaks: 'library',
    matches: (info) => info.transport === 'library' && info.usage === libraryUsage.iris,
    open: async (link, deviceId, signal) => {
      const opened = await openDevice(link, deviceId, 'iris', signal)
      return opened.ok ? ok(camera(link, deviceId, times, opened.value)) : opened
    },
  }
}

type Capture = IrisCamera['captureIris']

function camera(link: LibraryLink, deviceId: string, times: VendorTimes, device: LibraryDevice): IrisCamera {
  const captureIris: Capture = async ({ eyes: asked, onPreview }, signal) => {
    const eyes = [...new Set(asked)]
    if (eyes.length === 0) return ok([])
    const finals = takeFinals(
      (image) => eyes.some((eye) => codes[eye] === image.position) && keepsPromise(device, image),
      (image, position) => onPreview(image, panes[position] ?? null),
    )
    const ask = { eyes, timeoutMs: times.captureMs }
    const ended = await link.captureIris(ask, finals.take, AbortSignal.any([signal, finals.enough]))
    const all = finals.all()
    if (all === null && !signal.aborted) return fail({ code: 'devices/garbled', deviceId, what: 'image' })
    if (!ended.ok) return fail(deviceError(ended.error, deviceId))
    const images = eyes.flatMap((eye) => {
      const image = all?.get(codes[eye])
      return image === undefined
        ? []
        : [{ eye, width: image.width, height: image.height, pixels: image.pixels }]
    })
    // All eyes or none.
    return images.length === eyes.length
      ? ok(images)
      : fail({ code: 'devices/garbled', deviceId, what: 'no image' })
  }

  const { model, firmware, isSimulated } = device
  return {
    kind: 'iris',
    model,
    firmware,
    simulated: isSimulated,
    captureIris: oneAtATime(deviceId, captureIris),
    close: link.close,
  }
}
