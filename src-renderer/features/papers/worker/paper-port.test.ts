import { expect, test } from 'vitest'
import { insetQuad } from '../page/quad.ts'
import type { PaperAnswer, PaperRequest } from './messages.ts'
import { createPaperPort, type WorkerLike } from './paper-port.ts'

const source = { width: 1, height: 1, data: new Uint8ClampedArray(4) }
const quad = insetQuad(source)

/** A worker that answers when it is told to, in any order. */
function fakeWorkers() {
  const asked: PaperRequest[] = []
  let tell: (event: MessageEvent<PaperAnswer>) => void = () => undefined
  let fail: () => void = () => undefined
  const count = { opened: 0, ended: 0 }
  const open = (): WorkerLike => {
    count.opened += 1
    return {
      postMessage: (request) => void asked.push(request),
      addEventListener(name: string, listener: never) {
        if (name === 'message') tell = listener
        else fail = listener
      },
      terminate: () => void (count.ended += 1),
    }
  }
  return {
    asked,
    count,
    open,
    tell: (data: PaperAnswer) => tell(new MessageEvent('message', { data })),
    fail: () => fail(),
  }
}

test('answers come to the question that they belong to, in any order', async () => {
  const workers = fakeWorkers()
  const port = createPaperPort(workers.open)
  const [found, page] = [port.find(source), port.warp(source, quad)]
  workers.tell({ id: 2, page: source })
  workers.tell({ id: 1, quad })
  expect(await found).toEqual(quad)
  expect(await page).toEqual(source)
  expect(workers.count.opened).toBe(1)
})

test('who waits for a worker that dies or is ended gets nothing, and the next question opens another', async () => {
  const workers = fakeWorkers()
  const port = createPaperPort(workers.open)
  const lost = port.find(source)
  workers.fail()
  expect(await lost).toBeNull()
  const given = port.warp(source, quad)
  port.end()
  expect(await given).toBeNull()
  expect(workers.count).toEqual({ opened: 2, ended: 2 })
})
