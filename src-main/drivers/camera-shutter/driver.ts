/** The conversation with a camera's shutter button: it only listens. The picture comes through the page's own camera. */
import { fail, ok } from '../../contract/result.ts'
import type { ReportLink } from '../../transports/link.ts'
import type { CameraControl, ReportDriver } from '../driver.ts'
import { readShutter, usagePage, usageShutter } from './protocol.ts'

export function createCameraShutterDriver(): ReportDriver<CameraControl> {
  return {
    id: 'camera-shutter',
    kind: 'camera',
    speaks: 'reports',
    matches: (info) => info.usagePage === usagePage && info.usage === usageShutter,
    open: async (link, deviceId) => ok(shutter(link, deviceId)),
  }
}

function shutter(link: ReportLink, deviceId: string): CameraControl {
  return {
    kind: 'camera',
    model: 'HID shutter',
    firmware: '',
    simulated: false,
    able: [],
    apply: async ({ set }) => fail({ code: 'devices/refused', deviceId, what: set }),
    onShutter: (fn) => {
      let wasDown = false
      return link.onReport((report) => {
        const isDown = readShutter(report)
        if (isDown === null) return
        if (isDown && !wasDown) fn()
        wasDown = isDown
      })
    },
    close: () => link.close(),
  }
}
