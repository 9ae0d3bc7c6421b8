/** A device host whose scanner needs no time: the prints that a real one took once, given again at once. For runs of hundreds of people. */
import { v7 as uuidv7 } from 'uuid'
import type { CaptureSlot } from '../../src-main/contract/records/policy-pack.ts'
import type { DeviceInfo } from '../../src-main/contract/records/snapshot.ts'
import {
  beatMs,
  toHost,
  type FromHost,
  type Irises,
  type Print,
} from '../../src-main/device-host/messages.ts'
import { spawnNodeHost } from '../../src-main/shell/device-host-process.ts'
import type { SpawnHost } from '../../src-main/station/devices/host-process.ts'
import { createDevices } from '../../src-main/station/devices/hub.ts'

export interface TakenOnce {
  readonly devices: DeviceInfo[]
  readonly prints: ReadonlyMap<CaptureSlot, Print>
  readonly irises: Irises
}

/** One person's prints and irises from the built device host and its simulated scanner, through the real engine. */
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
  const { signal } = new AbortController()
  const person = { seed: 7, ageYears: 40 }
  const prints = new Map<CaptureSlot, Print>()
  for (const slot of slots) {
    const taken = await hub.captureFingerprint({ slot, captureId: uuidv7(), earlier: [], person }, signal)
    if (!taken.ok) throw new Error(`${slot}: ${taken.error.code}`)
    prints.set(slot, taken.value)
  }
  const irises = await hub.captureIrises({ eyes: ['right', 'left'], person }, signal)
  if (!irises.ok) throw new Error(`irises: ${irises.error.code}`)
  const devices = hub.list()
  await hub.stop()
  return { devices, prints, irises: irises.value }
}

export function quickHost({ devices, prints, irises }: TakenOnce): SpawnHost {
  return () => {
    let tell: (message: FromHost) => void = () => undefined
    let isGone = false
    let gone: () => void = () => undefined
    const beat = setInterval(() => tell({ type: 'beat' }), beatMs)
    setImmediate(() => tell({ type: 'devices', devices, hidProblem: null, hasEngine: true }))
    return {
      pid: () => null,
      post(message) {
        const asked = toHost.parse(message)
        if (asked.type === 'capture-irises') {
          const { requestId } = asked
          setImmediate(() =>
            tell({ type: 'irises-captured', requestId, result: { ok: true, value: irises } }),
          )
        }
        if (asked.type !== 'capture') return
        const { requestId, slot } = asked
        const print = prints.get(slot)
        if (!print) throw new Error(`no print of ${slot}`)
        setImmediate(() => tell({ type: 'captured', requestId, result: { ok: true, value: print } }))
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
