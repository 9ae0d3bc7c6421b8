/** The conformance cases of the two SBI drivers over the fake service. Every fault of the suite applies to them. */
import assert from 'node:assert/strict'
import type { SbiTimes } from '../../src-main/drivers/sbi/conversation.ts'
import type { Imaging } from '../../src-main/device-host/imaging.ts'
import type { ConformanceCase, FaultName } from '../conformance/case.ts'
import { slapScanner } from './fake-device.ts'
import { createFakeService, type FakeOptions } from './fake-service.ts'
import { faultTable, fingerFaultTable, type FaultRow } from './fault-table.ts'
import type { Verb } from './faults.ts'
import { drawStripes } from './body-parts.ts'
import { makersKeys, openStand, shortTimes, type Stand } from './stand.ts'
import { assertFailed, assertWhole, subjects, type OpenSubject, type Subject } from './subjects.ts'
import { until } from './until.ts'

type Play = (subject: Subject, stand: Stand, device: OpenSubject) => Promise<void>

/** Cases of one driver; a case has a service and ports of its own, and leaves nothing behind. */
export function sbiCases(imaging: Imaging): ConformanceCase[] {
  return subjects.flatMap((subject) => {
    const on = (
      fault: FaultName,
      play: Play,
      service: Partial<FakeOptions> = {},
      times?: SbiTimes,
    ): ConformanceCase => ({
      driver: subject.driver,
      backend: 'service',
      fault,
      run: async () => {
        const stand = await openStand({ imaging, service, ...(times === undefined ? {} : { times }) })
        try {
          await play(subject, stand, await subject.open(stand))
        } finally {
          await stand.close()
        }
      },
    })
    const rows = [...faultTable, ...(subject.driver === 'sbi' ? fingerFaultTable : [])]
    return [
      on('happy path', takeTwice),
      ...rows.map((row) => on(row.fault, playRow(row), {}, isWaitedOut(row) ? shortTimes : undefined)),
      ...(['MOSIPDINFO', 'RCAPTURE'] as const).map((verb) => on('unplug at every step', unplugAt(verb))),
      on('unplug at every step', unplugMidStream, { settleMs: 1_000 }),
      on('unplug at every step', unplugAtRest),
      on('replug, same serial', replugSame(imaging)),
      on('replug, other serial', replugOther),
      on('two openers', takeAtOnce, { settleMs: 200 }),
      on('cancel', cancel, { settleMs: 1_000 }),
      on('double open', openTwice),
      on('close twice', closeTwice),
      on('too old', tooOld),
      on('corruption', showDamagedFrames),
    ]
  })
}

/** The device is not spoiled by a fault: the next capture is whole. */
const playRow =
  (row: FaultRow): Play =>
  async (subject, stand, { take }) => {
    stand.service.setFault(row.played, row.on)
    assertFailed(await take(), row.code, row.what)
    stand.service.setFault(null)
    assertWhole(subject, await take())
  }

const isWaitedOut = ({ played }: FaultRow) => played === 'silent' || played === 'drip'

/** Two in a row: the second names the hash of the first. */
const takeTwice: Play = async (subject, stand, { take }) => {
  let previews = 0
  const seen = (image: { width: number }) => (previews += image.width === 320 ? 1 : 0)
  assertWhole(subject, await take(undefined, seen))
  assertWhole(subject, await take())
  assert.ok(previews > 0, 'no preview was shown')
  const hashes = stand.service.asked().flatMap(({ verb, json }) => {
    return verb === 'RCAPTURE' ? [(json as { bio: [{ previousHash: string }] }).bio[0].previousHash] : []
  })
  assert.equal(hashes[0], '')
  assert.match(hashes[1] ?? '', /^[0-9A-F]{64}$/)
}

/** The service ends while it should answer, and the device is missed. */
const unplugAt =
  (verb: Verb): Play =>
  async (subject, stand, { take }) => {
    stand.service.setFault('vanish', verb)
    assertFailed(await take(), 'devices/unplugged')
    await isMissed(subject, stand)
  }

const unplugMidStream: Play = async (subject, stand, { take }) => {
  stand.service.setFault('unplug-mid-stream', 'STREAM')
  assertFailed(await take(), 'devices/unplugged')
  await isMissed(subject, stand)
}

/** The cable between device and service: the service goes on, and lists it no more. */
const unplugAtRest: Play = async (subject, stand, { take }) => {
  stand.service.setDevices([])
  await isMissed(subject, stand)
  assertFailed(await take(), 'devices/unplugged')
}

const isMissed = ({ serial }: Subject, { transport }: Stand) =>
  until('it is missed', async () => (await transport.list()).every((info) => info.serial !== serial))

const isFound = (serial: string, { transport }: Stand) =>
  until('it is found', async () => (await transport.list()).some((info) => info.serial === serial))

/** Another service, on another port of the range. */
const replugSame =
  (imaging: Imaging): Play =>
  async (subject, stand) => {
    await stand.service.close()
    await isMissed(subject, stand)
    const { ports } = stand
    const { signers } = await makersKeys()
    const { type, serial } =
      subject.driver === 'sbi' ? slapScanner : { type: 'Iris' as const, serial: subject.serial }
    const again = await createFakeService({
      imaging,
      draw: drawStripes,
      packing: 'raw',
      signers,
      ports: { first: ports.first + 3, last: ports.last },
      devices: [{ ...slapScanner, type, serial, subType: type === 'Iris' ? 'Double' : 'Slap' }],
    })
    try {
      await isFound(serial, stand)
      assertWhole(subject, await (await subject.open(stand)).take())
    } finally {
      await again.close()
    }
  }

const replugOther: Play = async (subject, stand, { take }) => {
  const other = { ...slapScanner, serial: 'SLAP-0002' }
  stand.service.setDevices([other])
  // Before the transport has noticed: the one that is there now must not answer for the one that was.
  assertFailed(await take(), 'devices/unplugged')
  await isFound(other.serial, stand)
  await isMissed(subject, stand)
  assert.equal((await stand.open(other.serial)).ok, true)
}

const takeAtOnce: Play = async (subject, _, { take }) => {
  const [first, second] = await Promise.all([take(), take()])
  assertWhole(subject, first)
  assertFailed(second, 'devices/busy')
}

const cancel: Play = async (subject, _, { take }) => {
  const stop = new AbortController()
  const taking = take(stop.signal, () => stop.abort())
  assertFailed(await taking, 'devices/cancelled')
  assertFailed(await take(stop.signal), 'devices/cancelled')
  assertWhole(subject, await take())
}

const openTwice: Play = async (subject, stand, first) => {
  const second = await subject.open(stand)
  assertWhole(subject, await second.take())
  second.close()
  assertWhole(subject, await first.take())
}

const closeTwice: Play = async (_, __, { take, close }) => {
  close()
  close()
  assertFailed(await take(), 'devices/unplugged')
}

const tooOld: Play = async (_, stand) => {
  const old = { ...slapScanner, serial: 'OLD-1', specVersion: ['0.9.2'] }
  stand.service.setDevices([old])
  await isFound(old.serial, stand)
  assert.deepEqual(await stand.open(old.serial), {
    ok: false,
    error: { code: 'devices/too-old', deviceId: 'sbi:OLD-1', version: '0.9.2' },
  })
}

/** Previews that cannot be shown cost no capture. */
const showDamagedFrames: Play = async (subject, stand, { take }) => {
  for (const fault of [
    'truncated-jpeg',
    'stream-error',
    'garbage',
    'oversize',
    'silent',
    'break-off',
  ] as const) {
    stand.service.setFault(fault, 'STREAM')
    assertWhole(subject, await take())
  }
}
