/** A device host whose scanner needs no time: the prints that a real one took once, given again at once. For runs of hundreds of people. */
import { v7 as uuidv7 } from 'uuid'
import type { CaptureSlot } from '../../src-main/contract/records/policy-pack.ts'
import type { DeviceInfo } from '../../src-main/contract/records/snapshot.ts'
import { beatMs, toHost, type FromHost, type Print } from '../../src-main/device-host/messages.ts'
import { spawnNodeHost } from '../../src-main/shell/device-host-process.ts'
import type { SpawnHost } from '../../src-main/station/devices/host-process.ts'
import { createDevices } from '../../src-main/station/devices/hub.ts'

export interface TakenOnce {
  readonly devices: DeviceInfo[]
  readonly prints: ReadonlyMap<CaptureSlot, Print>
}

/** One person's prints from the built device host and its simulated scanner, through the real engine. */
export async function takeOnce(program: string, slots: readonly CaptureSlot[]): Promise<TakenOnce> {
  const nothing = () => undefined
  const hub = createDevices({
    spawn: spawnNodeHost(program),
    onChange: nothing,
    onPreview: nothing,
    onScanned: nothing,
    onPressed: nothing,
  })
  await hub.start()
  const prints = new Map<CaptureSlot, Print>()
  for (const slot of slots) {
    const request = { slot, captureId: uuidv7(), earlier: [], person: { seed: 7, ageYears: 40 } }
    const taken = await hub.captureFingerprint(request, new AbortController().signal)
    if (!taken.ok) throw new Error(`${slot}: ${taken.error.code}`)
    prints.set(slot, taken.value)
  }
  const devices = hub.list()
  await hub.stop()
  return { devices, prints }
}

export function quickHost({ devices, prints }: TakenOnce): SpawnHost {
  return () => {
    let tell: (message: FromHost) => void = () => undefined
    let isGone = false
    let gone: () => void = () => undefined
    const beat = setInterval(() => tell({ type: 'beat' }), beatMs)
    setImmediate(() => tell({ type: 'devices', devices, hasEngine: true }))
    return {
      pid: () => null,
      post(message) {
        const asked = toHost.parse(message)
        if (asked.type !== 'capture') return
        const print = prints.get(asked.slot)
        if (!print) throw new Error(`no print of ${asked.slot}`)
        setImmediate(() =>
          tell({ type: 'captured', requestId: asked.requestId, result: { ok: true, value: print } }),
        )
      },
      onMessage: (fn) => {
        tell = (message) => {
          if (!isGone) fn(message)
        }
      },
      onExit: (fn) => (gone = fn),
      kill() {
        isGone = true
        clearInterval(beat)
        setImmediate(() => gone())
      },
    }
  }
}
