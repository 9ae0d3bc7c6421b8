/** The faults that the suite plays itself: plugs, openers and the caller's own doing. */
import assert from 'node:assert/strict'
import { createRoster } from '../../src-main/device-host/roster.ts'
import type { OpenDevice } from '../../src-main/drivers/driver.ts'
import type { VirtualDevice } from '../../src-main/transports/loopback.ts'
import type { Backend } from './case.ts'
import { createDesk, mustBeRight, mustOpen } from './desk.ts'
import type { CommonFault, Subject } from './subject.ts'
import { unplugAtEveryStep } from './unplug-at-every-step.ts'

type Run = <D extends OpenDevice, V extends VirtualDevice>(
  subject: Subject<D, V>,
  backend: Backend,
  serial: string,
) => Promise<void>

const happyPath: Run = async (subject, backend, serial) => {
  const desk = createDesk(subject, backend, subject.createDevice(serial))
  await desk.plug()
  const open = mustOpen(await desk.open())
  assert.notEqual(open.model, '')
  for (let time = 0; time < 2; time += 1) mustBeRight(subject, desk.device, await desk.use(open))
  await desk.leave()
}

/** The roster knows devices as the station does. */
function rosterOn<D extends OpenDevice>(subject: Subject<D>, backend: Backend) {
  const driver = subject.createDriver(backend.slowness)
  const roster = createRoster([backend.transport], [driver], () => undefined)
  return {
    refresh: () => roster.refresh(),
    entry: (serial: string) => roster.find(`${driver.id}:${serial}`),
  }
}

const replugSame: Run = async (subject, backend, serial) => {
  const device = subject.createDevice(serial)
  const desk = createDesk(subject, backend, device)
  const roster = rosterOn(subject as unknown as Subject, backend)
  await desk.plug()
  await roster.refresh()
  const first = roster.entry(serial)?.device
  await desk.unplug()
  await roster.refresh()
  assert.deepEqual([roster.entry(serial)?.state, roster.entry(serial)?.device], ['unplugged', null])
  await desk.plug()
  await roster.refresh()
  const entry = roster.entry(serial)
  assert.equal(entry?.state, 'ready')
  assert.notEqual(entry.device, first)
  const open = mustOpen(await desk.open())
  mustBeRight(subject, device, await desk.use(open))
  entry.device?.close()
  await desk.leave()
}

const replugOther: Run = async (subject, backend, serial) => {
  const other = `${serial}-B`
  const desk = createDesk(subject, backend, subject.createDevice(serial))
  const second = createDesk(subject, backend, subject.createDevice(other))
  const roster = rosterOn(subject as unknown as Subject, backend)
  await desk.plug()
  await roster.refresh()
  await desk.unplug()
  await second.plug()
  await roster.refresh()
  assert.equal(roster.entry(serial)?.state, 'unplugged')
  assert.equal(roster.entry(other)?.state, 'ready')
  mustBeRight(subject, second.device, await second.use(mustOpen(await second.open())))
  roster.entry(other)?.device?.close()
  await second.leave()
}

const twoOpeners: Run = async (subject, backend, serial) => {
  const desk = createDesk(subject, backend, subject.createDevice(serial))
  await desk.plug()
  const openers = [mustOpen(await desk.open()), mustOpen(await desk.open())]
  const results = await Promise.all(openers.map((open) => desk.use(open)))
  const good = results.filter((result) => result.ok)
  for (const result of good) mustBeRight(subject, desk.device, result)
  assert.ok(good.length >= (subject.openers === 'shared' ? 2 : 1), 'nobody was served')
  for (const result of results) if (!result.ok) assert.equal(result.error.code, 'devices/busy')
  await desk.leave()
}

const cancel: Run = async (subject, backend, serial) => {
  const desk = createDesk(subject, backend, subject.createDevice(serial))
  await desk.plug()
  const open = mustOpen(await desk.open())
  const abort = new AbortController()
  const using = desk.use(open, abort.signal)
  setImmediate(() => abort.abort())
  const result = await using
  if (!result.ok) assert.equal(result.error.code, 'devices/cancelled')
  const before = await desk.use(open, AbortSignal.abort())
  assert.equal(before.ok ? 'ok' : before.error.code, 'devices/cancelled')
  mustBeRight(subject, desk.device, await desk.use(open))
  await desk.leave()
}

/** A second opener that leaves takes nothing from the first. */
const doubleOpen: Run = async (subject, backend, serial) => {
  const desk = createDesk(subject, backend, subject.createDevice(serial))
  await desk.plug()
  const open = mustOpen(await desk.open())
  mustOpen(await desk.open()).close()
  mustBeRight(subject, desk.device, await desk.use(open))
  await desk.leave()
}

const closeTwice: Run = async (subject, backend, serial) => {
  const desk = createDesk(subject, backend, subject.createDevice(serial))
  await desk.plug()
  const open = mustOpen(await desk.open())
  open.close()
  open.close()
  const result = await desk.use(open)
  assert.ok(!result.ok, 'a closed device was used')
  mustBeRight(subject, desk.device, await desk.use(mustOpen(await desk.open())))
  await desk.leave()
}

export const commonCases: Readonly<Record<CommonFault, Run>> = {
  'happy path': happyPath,
  'unplug at every step': unplugAtEveryStep,
  'replug, same serial': replugSame,
  'replug, other serial': replugOther,
  'two openers': twoOpeners,
  cancel,
  'double open': doubleOpen,
  'close twice': closeTwice,
}
