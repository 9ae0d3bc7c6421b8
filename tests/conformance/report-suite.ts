/** The conformance suite of a driver that speaks in reports: one case for every fault of the matrix that applies. */
import assert from 'node:assert/strict'
import type { OpenDevice } from '../../src-main/drivers/driver.ts'
import type { VirtualDevice } from '../../src-main/transports/loopback.ts'
import { faults, type Backend, type ConformanceCase, type FaultName } from './case.ts'
import { commonCases } from './common-cases.ts'
import { createDesk, mustBeRight, mustOpen } from './desk.ts'
import type { CommonFault, Play, Subject } from './subject.ts'

/** A fault that cannot be played on a driver, with the reason. */
export interface NotApplicable {
  readonly driver: string
  readonly fault: FaultName
  readonly why: string
}

export interface Suite {
  readonly cases: readonly ConformanceCase[]
  readonly notApplicable: readonly NotApplicable[]
}

let serials = 0
/** Every case has a device of its own: what one leaves behind must not help or hurt another. */
const nextSerial = () => `CONF-${String((serials += 1)).padStart(4, '0')}`

const isCommon = (fault: FaultName): fault is CommonFault => fault in commonCases

/** Together with `notApplicable`, the cases name every fault of the matrix once. */
export function reportSuite<D extends OpenDevice, V extends VirtualDevice>(
  subject: Subject<D, V>,
  backend: Backend,
): Suite {
  const cases: ConformanceCase[] = []
  const notApplicable: NotApplicable[] = []
  const add = (fault: FaultName, run: () => Promise<void>) =>
    cases.push({ driver: subject.name, backend: backend.name, fault, run })
  for (const fault of faults) {
    if (fault === 'two openers' && typeof subject.openers !== 'string') {
      notApplicable.push({ driver: subject.name, fault, why: subject.openers.alone })
      continue
    }
    if (isCommon(fault)) {
      add(fault, () => commonCases[fault](subject, backend, nextSerial()))
      continue
    }
    const plays = subject.plays[fault]
    if (typeof plays === 'string') notApplicable.push({ driver: subject.name, fault, why: plays })
    else add(fault, () => playAll(subject, backend, plays))
  }
  return { cases, notApplicable }
}

async function playAll<D extends OpenDevice, V extends VirtualDevice>(
  subject: Subject<D, V>,
  backend: Backend,
  plays: readonly Play<V>[],
): Promise<void> {
  assert.ok(plays.length > 0, 'a fault that nothing plays')
  for (const { name, play, from, ends } of plays) {
    const desk = createDesk(subject, backend, subject.createDevice(nextSerial()))
    if (from === 'plug') play(desk.device)
    await desk.plug()
    const opened = await desk.open()
    if (from === 'open') {
      mustOpen(opened)
      play(desk.device)
    }
    const result = opened.ok ? await desk.use(opened.value) : opened
    if (ends === 'good') mustBeRight(subject, desk.device, result)
    else {
      const said = result.ok ? 'a result' : result.error.code
      assert.ok(!result.ok && ends.includes(result.error.code), `${name}: ${said}, not ${ends.join(' or ')}`)
    }
    await desk.leave()
  }
}
