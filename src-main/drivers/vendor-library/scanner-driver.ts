/** Fingerprint scanners behind their maker's library. */
import { fail, ok } from '../../contract/result.ts'
import type { LibraryDevice, LibraryLink } from '../../transports/library/library-link.ts'
import { libraryUsage } from '../../transports/library/transport.ts'
import type { FingerprintScanner, LibraryDriver } from '../driver.ts'
import { positionOf } from '../positions.ts'
import { deviceError } from './errors.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { keepsPromise, openDevice, usualTimes, type VendorTimes } from './open-device.ts'
import { takeFinals } from './take-finals.ts'

const usages: ReadonlySet<number> = new Set([libraryUsage.fingerprint, libraryUsage.unknown])

export function createVendorScannerDriver(
  times: VendorTimes = usualTimes,
): LibraryDriver<FingerprintScanner> {
  return {
    id: 'vendor-library',
    kind: 'fingerprint',
    speaks: 'library',
    // A library that does not run cannot say what its devices are; most are scanners, and somebody must show it.
    matches: (info) => info.transport === 'library' && usages.has(info.usage),
    open: async (link, deviceId, signal) => {
      const opened = await openDevice(link, deviceId, 'fingerprint', signal)
      return opened.ok ? ok(scanner(link, deviceId, times, opened.value)) : opened
    },
  }
}

type Capture = FingerprintScanner['capture']

function scanner(
  link: LibraryLink,
  deviceId: string,
  times: VendorTimes,
  device: LibraryDevice,
): FingerprintScanner {
  const capture: Capture = async ({ slot, onPreview }, signal) => {
    const position = positionOf(slot)
    if (position === null) return fail({ code: 'devices/garbled', deviceId, what: 'slot' })
    const finals = takeFinals(
      (image) => image.position === position && image.ppi === device.ppi && keepsPromise(device, image),
      onPreview,
    )
    const ask = { position, isRolled: position <= 10, timeoutMs: times.captureMs }
    const ended = await link.captureFinger(ask, finals.take, AbortSignal.any([signal, finals.enough]))
    const all = finals.all()
    if (all === null && !signal.aborted) return fail({ code: 'devices/garbled', deviceId, what: 'image' })
    if (!ended.ok) return fail(deviceError(ended.error, deviceId))
    const image = all?.get(position)
    if (image === undefined) return fail({ code: 'devices/garbled', deviceId, what: 'no image' })
    const { width, height, pixels } = image
    return ok({ width, height, pixels, ppi: device.ppi })
  }

  const { model, firmware, isSimulated } = device
  return {
    kind: 'fingerprint',
    model,
    firmware,
    simulated: isSimulated,
    capture: oneAtATime(deviceId, capture),
    close: link.close,
  }
}
