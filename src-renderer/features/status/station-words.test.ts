import { expect, test } from 'vitest'
import type { DeviceInfo } from '../../../src-main/contract/records/snapshot.ts'
import { countQueue, diskWords, worstDevice } from './station-words.ts'

const device = (deviceId: string, state: 'ready' | 'working' | 'unplugged' | 'failed') =>
  ({
    deviceId,
    kind: 'fingerprint',
    model: 'm',
    simulated: true,
    state,
    usb: null,
    hasSelfTest: false,
    able: [],
  }) satisfies DeviceInfo

test('a queue is said in three numbers', () => {
  expect(
    countQueue({ sealed: 1, queued: 2, sending: 1, received: 7, accepted: 1, parked: 1, quarantined: 2 }),
  ).toEqual({
    waiting: 4,
    received: 8,
    troubled: 3,
  })
  expect(countQueue({})).toEqual({ waiting: 0, received: 0, troubled: 0 })
})

test('the worst device speaks for all', () => {
  expect(worstDevice([device('a', 'ready'), device('b', 'unplugged'), device('c', 'failed')])?.deviceId).toBe(
    'c',
  )
  expect(worstDevice([device('a', 'ready'), device('b', 'working')])).toBeNull()
})

test('little disk is said before there is none, and a second medium that is away after that', () => {
  expect(diskWords(5e9, 0, 'there')).toEqual({ tone: 'good', text: 'free' })
  expect(diskWords(4.9e9, 0, 'none')).toEqual({ tone: 'warn', text: 'freeLittle' })
  expect(diskWords(4.9e9, 0, 'away')).toEqual({ tone: 'warn', text: 'secondAway' })
  expect(diskWords(1.9e9, 0, 'away')).toEqual({ tone: 'bad', text: 'freeNone' })
})
