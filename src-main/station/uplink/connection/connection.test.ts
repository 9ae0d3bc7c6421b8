/** The way to the registry: whom it believes, at what time, and through which proxy. */
import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { afterEach, expect, it } from 'vitest'
import { makeCa } from '../../vault/test-certificates.ts'
import { createClock } from '../../clock.ts'
import { createPinnedHttp } from '../pinned-http.ts'
import { askHello, SMALL } from '../registry-client.ts'
import { startTestRegistry, type TestRegistry } from '../test-registry.ts'
import { createTestStation, identityKey, until } from '../test-station.ts'
import type { Route } from './pinned-agent.ts'

const YEAR = 365 * 86_400_000
const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close()
})
const closing = <T extends { close(): unknown }>(one: T): T => {
  open.push(one)
  return one
}

async function hello(registry: TestRegistry, caPem: string, route: Route = {}, url = registry.url) {
  const http = closing(createPinnedHttp(url, caPem, route))
  const asked = await askHello(http, registry.receiptKey.pem, randomBytes(8).toString('hex'))
  return asked.ok ? 'ok' : asked.error.code
}

it('believes any of the pinned authorities, and nobody else', async () => {
  const ca = makeCa('Registry CA')
  const registry = closing(await startTestRegistry(identityKey, 0, ca))
  const next = makeCa('Next CA')
  expect(await hello(registry, ca.pem)).toBe('ok')
  expect(await hello(registry, `${next.pem}\n${ca.pem}`)).toBe('ok')
  expect(await hello(registry, next.pem)).toBe('uplink/wrong-certificate')
  // The same name with another key.
  expect(await hello(registry, makeCa('Registry CA').pem)).toBe('uplink/wrong-certificate')
  expect(await hello(registry, '')).toBe('uplink/wrong-certificate')
  const byAddress = registry.url.replace('localhost', '127.0.0.1')
  expect(await hello(registry, ca.pem, {}, byAddress)).toBe('uplink/wrong-certificate')
})

it('judges dates by the time that is believed, not by the computer’s clock', async () => {
  const then = Date.now() - 3 * YEAR
  const ca = makeCa('Registry CA', then)
  const registry = closing(await startTestRegistry(identityKey, 0, ca))
  expect(await hello(registry, ca.pem)).toBe('uplink/wrong-time')
  expect(await hello(registry, ca.pem, { now: () => then })).toBe('ok')
  expect(await hello(registry, makeCa('Registry CA', then).pem, { now: () => then })).toBe(
    'uplink/wrong-certificate',
  )
})

it('asks the time of anybody, believes it by its signature, and then works on a clock that is years wrong', async () => {
  const registry = closing(await startTestRegistry(identityKey))
  for (const [n, offsetMs] of [-10 * YEAR, 10 * YEAR].entries()) {
    const station = closing(await createTestStation())
    const clock = createClock({
      wallMs: () => Date.now() + offsetMs,
      monotonicMs: () => performance.now(),
      builtAtMs: Date.now() - YEAR,
      lastRecordMs: () => 0,
    })
    await station.queue(n, 5000)
    const { url, ca, receiptKey } = registry
    const route = { now: clock.now }
    const access = {
      url,
      caPem: ca.pem,
      receiptCertPem: receiptKey.pem,
      stationId: 'station-0001',
      identityKey,
      route,
    }
    station.start(registry, { registry: access, now: clock.now, onSignedTime: clock.hear })
    await until(
      () => station.entry(n).state === 'received',
      () => station.links,
    )
    expect(clock.isConfirmed()).toBe(true)
    expect(Math.abs(Date.parse(station.entry(n).at) - Date.now())).toBeLessThan(5 * 60_000)
  }
})

it('believes no time that the receipt key has not signed', async () => {
  const registry = closing(await startTestRegistry(identityKey))
  const station = closing(await createTestStation())
  const stranger = makeCa('Registry CA').issue('receipts')
  const told: number[] = []
  const { url, ca } = registry
  const route = { now: () => Date.now() + 10 * YEAR }
  const access = {
    url,
    caPem: ca.pem,
    receiptCertPem: stranger.pem,
    stationId: 'station-0001',
    identityKey,
    route,
  }
  station.start(registry, { registry: access, onSignedTime: (ms) => void told.push(ms) })
  await until(
    () => station.links.length > 0,
    () => registry.calls,
  )
  expect(station.links).toEqual(['wrong-time'])
  expect(told).toEqual([])
})

interface Proxy {
  readonly url: string
  readonly asked: string[]
  close(): Promise<unknown>
}

async function startProxy(answer: 'tunnel' | number): Promise<Proxy> {
  const asked: string[] = []
  const server: Server = createServer((_request, response) => response.writeHead(400).end())
  const tunnels = new Set<Duplex>()
  server.on('connect', (request, socket) => {
    tunnels.add(socket)
    asked.push(`${request.url} ${request.headers['proxy-authorization'] ?? ''}`.trim())
    if (answer !== 'tunnel') return void socket.end(`HTTP/1.1 ${answer} No\r\n\r\n`)
    const [host = '', port] = (request.url ?? '').split(':')
    const far = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      far.pipe(socket).pipe(far)
    })
    far.on('error', () => socket.destroy())
    socket.on('error', () => far.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () => {
      for (const tunnel of tunnels) tunnel.destroy()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}

it('goes through a proxy’s tunnel, with its name and password', async () => {
  const registry = closing(await startTestRegistry(identityKey))
  const proxy = closing(await startProxy('tunnel'))
  const address = new URL(proxy.url.replace('//', '//an:m%E1%BA%ADt@'))
  expect(await hello(registry, registry.ca.pem, { proxy: () => address })).toBe('ok')
  const credentials = Buffer.from('an:mật').toString('base64')
  expect(proxy.asked).toEqual([`${new URL(registry.url).host} Basic ${credentials}`])
})

it('says that it was the proxy that refused, and with what', async () => {
  const registry = closing(await startTestRegistry(identityKey))
  const proxy = closing(await startProxy(407))
  const http = closing(createPinnedHttp(registry.url, registry.ca.pem, { proxy: () => new URL(proxy.url) }))
  const url = `${registry.url}/v1/hello?nonce=12345678`
  const refused = await http.send({ ...SMALL, method: 'GET', url })
  expect(refused).toEqual({ ok: false, error: { code: 'uplink/proxy', what: 'status 407' } })
  await proxy.close()
  const gone = await http.send({ ...SMALL, method: 'GET', url })
  expect(gone).toEqual({ ok: false, error: { code: 'uplink/proxy', what: 'unreachable' } })
  expect(registry.calls).toEqual([])
})
