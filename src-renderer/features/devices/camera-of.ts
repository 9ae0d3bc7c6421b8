import type { DeviceInfo } from '../../../src-main/contract/records/snapshot.ts'

/**
 * The device that controls the camera whose picture getUserMedia brings: Chromium puts maker and product behind the
 * name in `MediaDeviceInfo.label`, as in `See3CAM_130 (2560:c130)`. Where it does not, the model's name must be the
 * label's first word. Null where neither fits, or two devices do: the wrong camera must not be told anything.
 */
export function cameraOf(devices: readonly DeviceInfo[], label: string): DeviceInfo | null {
  const usb = /\(([0-9a-f]{4}:[0-9a-f]{4})\)$/.exec(label.trim())?.[1]
  const [name = ''] = label.split(' ')
  const fits = devices.filter(
    (device) =>
      device.kind === 'camera' &&
      device.state === 'ready' &&
      (usb === undefined ? device.model.split(' ')[0] === name : device.usb === usb),
  )
  return fits.length === 1 ? (fits[0] ?? null) : null
}
