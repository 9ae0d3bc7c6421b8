import { expect, test } from 'vitest'
import { createFacePort } from './face-port.ts'
import type { FaceAnswer, FaceRequest } from './messages.ts'

/** A worker that answers as it is told, and can die. */
function aWorker(answerTo: (request: FaceRequest) => FaceAnswer | 'dies') {
  const listeners: Record<string, (event: unknown) => void> = {}
  const asked: FaceRequest[] = []
  return {
    asked,
    addEventListener: (name: string, listener: unknown) => Object.assign(listeners, { [name]: listener }),
    terminate: () => undefined,
    postMessage(request: FaceRequest) {
      asked.push(request)
      const answer = answerTo(request)
      queueMicrotask(() =>
        answer === 'dies' ? listeners['error']?.({}) : listeners['message']?.({ data: answer }),
      )
    },
  }
}

const frame = {} as ImageBitmap

test('loads once, however often it is asked', async () => {
  const worker = aWorker(() => ({ kind: 'warm', model: 'm' }))
  const port = createFacePort(() => worker)
  expect(await Promise.all([port.warm(), port.warm()])).toEqual(['m', 'm'])
  expect(worker.asked).toHaveLength(1)
})

test('a worker that dies is said as no model, and a new one is tried the next time', async () => {
  let opened = 0
  const port = createFacePort(() => aWorker(() => (++opened === 1 ? 'dies' : { kind: 'warm', model: 'm' })))
  expect(await port.warm()).toBeNull()
  expect(await port.warm()).toBe('m')
})

test('a look that fails gives nothing, and the next one is asked after it', async () => {
  const worker = aWorker(() => ({ kind: 'failed', what: 'x' }))
  const port = createFacePort(() => worker)
  expect(await Promise.all([port.look(frame, 'full'), port.look(frame, 'quick')])).toEqual([null, null])
  expect(worker.asked.map((request) => request.kind === 'look' && request.depth)).toEqual(['full', 'quick'])
})

test('a worker that dies in the middle is loaded anew', async () => {
  const workers = [
    aWorker(({ kind }) => (kind === 'warm' ? { kind: 'warm', model: 'first' } : 'dies')),
    aWorker(() => ({ kind: 'warm', model: 'second' })),
  ]
  const port = createFacePort(() => workers.shift() ?? aWorker(() => 'dies'))
  expect(await port.warm()).toBe('first')
  expect(await port.look(frame, 'quick')).toBeNull()
  expect(await port.warm()).toBe('second')
})

test('a frame that cannot be handed over fails alone', async () => {
  const worker = aWorker((request) => {
    if (request.kind === 'look') throw new DOMException('detached', 'DataCloneError')
    return { kind: 'warm', model: 'm' }
  })
  const port = createFacePort(() => worker)
  expect(await port.look(frame, 'quick')).toBeNull()
  expect(await port.warm()).toBe('m')
})
