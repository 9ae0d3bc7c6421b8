/** Pulls the plug at the first and at the last occurrence of every step of the conversation, each on a device of its own. */
import assert from 'node:assert/strict'
import type { OpenDevice } from '../../src-main/drivers/driver.ts'
import type { VirtualDevice } from '../../src-main/transports/loopback.ts'
import type { Backend } from './case.ts'
import { createDesk, mustBeRight, mustOpen } from './desk.ts'
import type { Subject } from './subject.ts'

/** The device with somebody who listens at the plug. */
function tapped(
  device: VirtualDevice,
  stepOf: (report: Uint8Array) => string,
  onStep: (step: string) => void,
): VirtualDevice {
  return {
    info: device.info,
    descriptor: device.descriptor,
    onOutput: (report) => {
      const step = `out ${stepOf(report)}`
      device.onOutput(report)
      onStep(step)
    },
    onGetFeature: (id) => {
      const answer = device.onGetFeature(id)
      onStep(`get ${id}`)
      return answer
    },
    onSetFeature: (report) => {
      const isTaken = device.onSetFeature(report)
      onStep(`set ${stepOf(report)}`)
      return isTaken
    },
    attach: (push) =>
      device.attach((report) => {
        push(report)
        onStep(`in ${stepOf(report)}`)
      }),
    detach: () => device.detach(),
  }
}

const numberOf = (report: Uint8Array) => String(report[0])

/** Which occurrence of which step; a slow bus has time for the first ones only. */
async function stepsOf<D extends OpenDevice, V extends VirtualDevice>(
  subject: Subject<D, V>,
  backend: Backend,
  serial: string,
): Promise<[string, number][]> {
  const counts = new Map<string, number>()
  const device = subject.createDevice(serial)
  const count = (step: string) => void counts.set(step, (counts.get(step) ?? 0) + 1)
  const desk = createDesk(subject, backend, device, tapped(device, subject.stepOf ?? numberOf, count))
  await desk.plug()
  mustBeRight(subject, device, await desk.use(mustOpen(await desk.open())))
  await desk.leave()
  const last = (times: number) => (times > 1 && backend.slowness === 1 ? [1, times] : [1])
  return [...counts].flatMap(([step, times]) => last(times).map((at): [string, number] => [step, at]))
}

export async function unplugAtEveryStep<D extends OpenDevice, V extends VirtualDevice>(
  subject: Subject<D, V>,
  backend: Backend,
  serial: string,
): Promise<void> {
  const steps = await stepsOf(subject, backend, `${serial}-0`)
  assert.ok(steps.length > 1, 'nothing was said')
  for (const [index, [step, at]] of steps.entries()) {
    const device = subject.createDevice(`${serial}-${index + 1}`)
    let seen = 0
    let isArmed = true
    const pull = (now: string) => {
      if (now !== step || !isArmed) return
      seen += 1
      // Not inside the device's own call: a hand at the cable is never that quick.
      if (seen === at) queueMicrotask(() => void desk.unplug())
    }
    const desk = createDesk(subject, backend, device, tapped(device, subject.stepOf ?? numberOf, pull))
    await desk.plug()
    const opened = await desk.open()
    const result = opened.ok ? await desk.use(opened.value) : opened
    isArmed = false
    const where = `pulled at ${step}, ${at}`
    if (result.ok) assert.ok(subject.isRight(result.value, device), `${where}: another result`)
    else assert.equal(result.error.code, 'devices/unplugged', where)
    await desk.unplug()
    await desk.plug()
    mustBeRight(subject, device, await desk.use(mustOpen(await desk.open())))
    await desk.leave()
  }
}
