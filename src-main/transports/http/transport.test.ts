import { afterEach, describe, expect, it } from 'vitest'
import { freshPorts } from '../../../tests/sbi/stand.ts'
import { until } from '../../../tests/sbi/until.ts'
import { listenInRange, sendJson, type VerbServer } from '../../../tests/sbi/verb-server.ts'
import { callbackPort, type ServiceDiscovery } from './discovery.ts'
import { usualTimes } from './times.ts'
import { createHttpTransport, type HttpTransport } from './transport.ts'

/** The simplest protocol that there can be: a list of names. */
const discovery: ServiceDiscovery = {
  ask: { method: 'WHOISTHERE', path: '/', json: undefined, maxBytes: 1_000 },
  read: (body) =>
    body
      .toString()
      .split(',')
      .filter((serial) => serial !== '')
      .map((serial) => ({ serial, product: 'Thing', callback: '' })),
}
const times = { ...usualTimes, answerMs: 300, shortestPauseMs: 30, longestPauseMs: 200, sweepMs: 100 }
const never = new AbortController().signal
const ask = { method: 'GIVE', path: '/', json: undefined, maxBytes: 1_000, timeoutMs: 5_000 }

const open: { close: () => unknown }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

const here = { first: 0, last: 0 }
async function serve(ports: typeof here, names: () => string | null): Promise<VerbServer> {
  const server = await listenInRange(ports, (_, socket) => {
    const answer = names()
    if (answer !== null) socket.end(`HTTP/1.1 200 OK\r\nContent-Length: ${answer.length}\r\n\r\n${answer}`)
  })
  if (server === null) throw new Error('no port is free')
  open.push(server)
  return server
}
function look(ports: typeof here, withTimes = times): HttpTransport {
  const transport = createHttpTransport({ ports, discovery, times: withTimes })
  open.push(transport)
  return transport
}
const serialsOf = async (transport: HttpTransport) => (await transport.list()).map(({ serial }) => serial)

describe('the transport', () => {
  it('finds every service of the range, and keeps nobody waiting for one that is silent', async () => {
    const ports = freshPorts()
    await serve(ports, () => null)
    await serve(ports, () => 'a,b')
    await serve(ports, () => 'c')
    const transport = look(ports, { ...times, answerMs: 60_000 })
    await until('all are found', async () => (await serialsOf(transport)).toSorted().join() === 'a,b,c')
  })

  it('hears of plugging, unplugging and moving, and tells the link', async () => {
    const ports = freshPorts()
    let names = 'a,b'
    const server = await serve(ports, () => names)
    const transport = look(ports)
    await until('both are found', async () => (await serialsOf(transport)).length === 2)
    const [a, b] = await transport.list()
    const links = await Promise.all([transport.open(a!.path), transport.open(b!.path)])
    const gone: string[] = []
    links[0]?.onGone(() => gone.push('a'))
    links[1]?.onGone(() => gone.push('b'))
    names = 'b,c'
    await until('a goes, c comes', async () => (await serialsOf(transport)).join() === 'b,c')
    expect(gone).toEqual(['a'])
    await server.close()
    await until('all go', async () => (await serialsOf(transport)).length === 0)
    expect(gone).toEqual(['a', 'b'])
    expect(await links[1]?.ask(ask, never)).toEqual({ ok: false, error: 'closed' })
    const moved = await serve({ ...ports, first: ports.first + 4 }, () => 'b')
    await until('b is back', async () => (await serialsOf(transport)).join() === 'b')
    expect((await transport.list())[0]?.path).toContain(`:${moved.port}/`)
    expect(await transport.open(a!.path)).toBeNull()
  })

  it('misses a service that hangs, but not one that is busy with an answer', async () => {
    const ports = freshPorts()
    let isHung = false
    const waiting: (() => void)[] = []
    const server = await listenInRange(ports, ({ verb }, socket) => {
      if (verb === 'GIVE') waiting.push(() => sendJson(socket, 'given'))
      else if (!isHung) socket.end('HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na')
    })
    open.push(server!)
    const transport = look(ports)
    await until('it is found', async () => (await serialsOf(transport)).length === 1)
    const link = await transport.open((await transport.list())[0]!.path)
    const answer = link?.ask(ask, never)
    isHung = true
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    expect(await serialsOf(transport)).toEqual(['a'])
    waiting.forEach((give) => give())
    expect(await answer).toMatchObject({ ok: true, value: { status: 200 } })
    await until('it is missed', async () => (await serialsOf(transport)).length === 0)
  })

  it('asks no more once it is closed', async () => {
    const ports = freshPorts()
    let asked = 0
    await serve(ports, () => (asked++, 'a'))
    const transport = look(ports)
    await until('it is asked again', async () => (await transport.list()).length === 1 && asked > 2)
    transport.close()
    const before = asked
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(asked - before).toBeLessThanOrEqual(1)
  })
})

describe('a callback', () => {
  it.each([
    ['http://127.0.0.1:4501/', 4501],
    ['http://127.0.0.1:4600', 4600],
    ['http://127.0.0.1:4601/', null],
    ['http://127.0.0.1/', null],
    ['http://localhost:4501/', null],
    ['https://127.0.0.1:4501/', null],
    ['http://127.0.0.1:4501@10.0.0.1/', null],
    ['http://127.0.0.1:4501/admin', null],
    ['http://10.0.0.1:4501/', null],
    ['', null],
  ])('to %s is believed as port %s', (callback, port) => {
    expect(callbackPort(callback, { first: 4501, last: 4600 })).toBe(port)
  })
})
