/** What each message of the station makes the host do. */
import type { SimulatedPerson } from '../drivers/simulated.ts'
import { setCamera, takeSignature, testDevice } from './desk.ts'
import type { HostOptions } from './host.ts'
import { takeIrises } from './irises/take-irises.ts'
import type { FromHost, Preview, ToHost } from './messages.ts'
import { readOwnFingers } from './own-fingers.ts'
import { createSittingMemory } from './prints/memory.ts'
import { takePrint } from './prints/take-print.ts'
import type { Roster } from './roster.ts'
import { playFault } from './simulate.ts'
import type { Work } from './work.ts'

type Done = Extract<FromHost, { type: 'done' }>['result']

export function createDispatch(o: HostOptions, roster: Roster, work: Work): (message: ToHost) => void {
  const { imaging, now } = o
  const engine = imaging === null ? null : { imaging, now, memory: createSittingMemory(imaging) }
  /** Whoever is before the devices that are only simulated, and where the previews of this request go. */
  const prepare = ({
    requestId,
    person,
  }: {
    readonly requestId: number
    readonly person: SimulatedPerson
  }) => {
    for (const device of o.simulated) device.setPerson(person)
    return (preview: Preview) => o.post({ type: 'preview', requestId, preview })
  }
  const capture = (request: Extract<ToHost, { type: 'capture' }>) => {
    const { requestId } = request
    const show = prepare(request)
    return work.run(
      requestId,
      (signal) => takePrint(roster, engine, request, signal, show),
      (result) => ({ type: 'captured', requestId, result }),
    )
  }
  const captureIrises = (request: Extract<ToHost, { type: 'capture-irises' }>) => {
    const { requestId } = request
    const show = prepare(request)
    return work.run(
      requestId,
      (signal) => takeIrises(roster, request, now, signal, show),
      (result) => ({ type: 'irises-captured', requestId, result }),
    )
  }
  const read = (request: Extract<ToHost, { type: 'read-fingers' }>) => {
    const { requestId } = request
    prepare(request)
    return work.run(
      requestId,
      (signal) => readOwnFingers(roster, engine, request, signal),
      (result) => ({ type: 'fingers-read', requestId, result }),
    )
  }
  const sign = (requestId: number) =>
    work.run(
      requestId,
      (signal) => takeSignature(roster, signal),
      (result) => ({ type: 'signed', requestId, result }),
    )
  /** Does what brings nothing back. */
  const perform = (requestId: number, task: (signal: AbortSignal) => Promise<Done>) =>
    work.run(requestId, task, (result) => ({ type: 'done', requestId, result }))
  return (message) => {
    switch (message.type) {
      case 'capture':
        return void capture(message)
      case 'capture-irises':
        return void captureIrises(message)
      case 'read-fingers':
        return void read(message)
      case 'know-officers':
        return void engine?.memory.knowOfficers(message.officers)
      case 'cancel':
        return work.giveUp(message.requestId)
      case 'leave':
        return void engine?.memory.leave(message.isLocked)
      case 'simulate': {
        const { requestId, deviceId, fault, card } = message
        if (fault === 'crash-host') return o.crash()
        return o.post({ type: 'done', requestId, result: playFault(o, deviceId, fault, card) })
      }
      case 'sign':
        return void sign(message.requestId)
      case 'set-camera': {
        const { requestId, deviceId, setting } = message
        return void perform(requestId, (signal) => setCamera(roster, deviceId, setting, signal))
      }
      case 'self-test': {
        const { requestId, deviceId } = message
        return void perform(requestId, (signal) => testDevice(roster, deviceId, signal))
      }
    }
  }
}
