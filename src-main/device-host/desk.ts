/** What the host does with the devices beside the scanner: hear them, tell them, test them, have them sign. */
import { fail, ok } from '../contract/result.ts'
import type { CameraSetting } from '../contract/records/camera-setting.ts'
import { scannedText } from '../contract/primitives.ts'
import type { OpenDevice } from '../drivers/driver.ts'
import type { FromHost } from './messages.ts'
import { pick } from './pick.ts'
import { encodePng } from './png.ts'
import type { Roster } from './roster.ts'
import { drawSignature } from './signature-image.ts'

type Done = Extract<FromHost, { type: 'done' }>['result']
type Signed = Extract<FromHost, { type: 'signed' }>['result']

/** Passes on what a device says without being asked. Its link ends that when it is closed. */
export function hear(deviceId: string, device: OpenDevice, post: (message: FromHost) => void): void {
  if (device.kind === 'barcode') {
    device.onScan((text) => {
      // Longer than any card's: not what the counter is here for.
      if (scannedText.safeParse(text).success) post({ type: 'scanned', deviceId, text })
    })
  } else if (device.kind === 'pedal') device.onPress?.(() => post({ type: 'pressed', deviceId, by: 'pedal' }))
  else if (device.kind === 'camera')
    device.onShutter(() => post({ type: 'pressed', deviceId, by: 'shutter' }))
}

export async function setCamera(
  roster: Roster,
  deviceId: string,
  setting: CameraSetting,
  signal: AbortSignal,
): Promise<Done> {
  const device = roster.find(deviceId)?.device
  if (device?.kind !== 'camera') return fail({ code: 'devices/unplugged', deviceId })
  const done = await device.apply(setting, signal)
  return done.ok ? ok(undefined) : done
}

export async function testDevice(roster: Roster, deviceId: string, signal: AbortSignal): Promise<Done> {
  const entry = roster.find(deviceId)
  if (entry === undefined) return fail({ code: 'devices/none', kind: 'self-test' })
  const { device } = entry
  if (device === null) return fail({ code: 'devices/unplugged', deviceId })
  // A test between two reports of a capture would spoil it.
  if (entry.state === 'working') return fail({ code: 'devices/busy', deviceId })
  if (device.selfTest === undefined) return fail({ code: 'devices/none', kind: 'self-test' })
  roster.setWorking(entry, true)
  const tested = await device.selfTest(signal)
  roster.setWorking(entry, false)
  return tested.ok ? ok(undefined) : tested
}

export async function takeSignature(roster: Roster, signal: AbortSignal): Promise<Signed> {
  const entry = pick(roster, 'signature')
  if (entry === undefined) return fail({ code: 'devices/none', kind: 'signature' })
  const { deviceId, device, driver, simulated } = entry
  if (device?.kind !== 'signature') return fail({ code: 'devices/unplugged', deviceId })
  if (entry.state === 'working') return fail({ code: 'devices/busy', deviceId })
  roster.setWorking(entry, true)
  try {
    const signed = await device.sign(signal)
    if (!signed.ok) {
      if (signed.error.code === 'devices/unplugged') roster.lose(entry)
      return signed
    }
    const image = await encodePng(drawSignature(signed.value), null)
    const { model, firmware } = device
    const provenance = { deviceId, driver: driver.id, model, firmware, simulated }
    return ok({ signature: signed.value, image, provenance })
  } finally {
    roster.setWorking(entry, false)
  }
}
