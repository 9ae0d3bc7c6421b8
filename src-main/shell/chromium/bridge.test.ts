import { expect, it } from 'vitest'
import type { WindowId } from '../../contract/windows.ts'
import { createBridge } from './bridge.ts'
import { bindingName } from './page-bridge.ts'

function bridge(window: WindowId | null = 'officer') {
  const told: [string, object][] = []
  const calls: unknown[] = []
  const subject = createBridge({
    tell: (method, params) => told.push([method, params]),
    topFrameId: 'top',
    window: () => window,
    call: async (id, name, payload) => void calls.push([id, name, payload]),
  })
  const context = (id: number, origin: string, frameId = 'top', isDefault = true) =>
    subject.receive('Runtime.executionContextCreated', {
      context: { id, uniqueId: `u${id}`, origin, auxData: { isDefault, frameId } },
    })
  const call = (
    executionContextId: number,
    payload: unknown = { id: 1, name: 'a.b', wire: { json: {}, bins: [] } },
    name = bindingName,
  ) =>
    subject.receive('Runtime.bindingCalled', {
      name,
      payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
      executionContextId,
    })
  return { subject, told, calls, context, call }
}

const own = 'https://officer.station.internal'

it('takes calls of the own origin in the main world of the top frame', async () => {
  const { context, call, calls, told } = bridge()
  context(1, own)
  call(1)
  await expect.poll(() => told.length).toBe(1)
  expect(calls).toEqual([['officer', 'a.b', {}]])
  expect(told[0]?.[1]).toMatchObject({ uniqueContextId: 'u1' })
})

it.each([
  ['another origin', 'https://citizen.station.internal', 'top', true],
  ['an opaque origin', '://', 'top', true],
  ['a frame', own, 'child', true],
  ['an isolated world', own, 'top', false],
] as const)('is deaf to %s', async (_who, origin, frame, isDefault) => {
  const { subject, context, call, calls, told } = bridge()
  context(1, origin, frame, isDefault)
  call(1)
  subject.emit('x')
  await Promise.resolve()
  expect([subject.isUp(), calls, told]).toEqual([false, [], []])
})

it('is deaf to a page that is no window, to another binding, and to what is no call', async () => {
  const stranger = bridge(null)
  stranger.context(1, own)
  stranger.call(1)
  const { context, call, calls, told } = bridge()
  context(1, own)
  call(1, undefined, 'other')
  for (const payload of [
    '',
    '{',
    'null',
    '[]',
    { id: 'x', name: 'a', wire: { json: 1, bins: [] } },
    { id: 1, name: 'a'.repeat(101), wire: { json: 1, bins: [] } },
  ])
    call(1, payload)
  await Promise.resolve()
  expect([stranger.calls, calls, told]).toEqual([[], [], []])
})

it('answers a call whose bytes point at nothing with a failure, and does not pass it on', async () => {
  const { context, call, calls, told } = bridge()
  context(1, own)
  call(1, { id: 4, name: 'a.b', wire: { json: {}, bins: [{ path: ['__proto__'], base64: '' }] } })
  await expect.poll(() => told.length).toBe(1)
  expect(calls).toEqual([])
  expect(JSON.stringify(told)).toContain('failure')
})

it('forgets the page that is leaving, and sends nothing to the next until it is there', () => {
  const { subject, context, told } = bridge()
  context(1, own)
  subject.receive('Runtime.executionContextsCleared', {})
  subject.emit('lost')
  context(2, own)
  subject.receive('Runtime.executionContextDestroyed', { executionContextId: 1 })
  subject.emit('heard')
  expect(told.map(([, params]) => params)).toMatchObject([{ uniqueContextId: 'u2' }])
})
