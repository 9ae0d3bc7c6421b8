/** What a page in the Chromium shell cannot reach, however hostile it is: the network, other windows, files. */
import { createServer, type Server } from 'node:net'
import { createSocket, type Socket } from 'node:dgram'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium } from '@playwright/test'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  debuggingAddress,
  startShellUnderTest,
  until,
  type PageUnderTest,
  type ShellUnderTest,
} from './shell-under-test.ts'

let running: ShellUnderTest | null = null
const start = async (page: PageUnderTest) => (running = await startShellUnderTest(page))
afterEach(async () => {
  await running?.end()
  running = null
})

const port = ['--remote-debugging-port=0']

/** Switches the page's own policy off from outside, so that only the shell stands between it and the world. */
async function withoutPolicy(
  test: ShellUnderTest,
): Promise<{ reload: () => Promise<unknown>; close: () => Promise<void> }> {
  const browser = await chromium.connectOverCDP(await debuggingAddress(test.profileDir))
  const page = browser.contexts()[0]?.pages()[0]
  if (page === undefined) throw new Error('no page')
  const session = await page.context().newCDPSession(page)
  await session.send('Page.enable')
  await session.send('Page.setBypassCSP', { enabled: true })
  return { reload: () => page.reload(), close: () => browser.close() }
}

describe('a page and the files of the station', () => {
  const ask = (urls: string[]) => `(async () => {
    const seen = []
    for (const url of ${JSON.stringify(urls)})
      seen.push(await fetch(url).then((r) => r.status, () => 'cut off'))
    await station.call('seen', seen)
  })()`

  it('gets its own files, a 404 for the rest, and nothing of a sibling window or by traversal', async () => {
    const own = 'https://officer.station.internal'
    const urls = [
      `${own}/test.js?query`,
      `${own}/missing`,
      `${own}/%2e%2e/%2e%2e/etc/passwd`,
      `${own}/..%2f..%2fetc/passwd`,
      `${own}/a%5c..%5cb`,
      `${own}/a%00b`,
      `${own}//etc/passwd`,
      `${own}/%zz`,
      'https://citizen.station.internal/test.js',
      'https://officer.station.internal:444/test.js',
      'http://officer.station.internal/test.js',
      'file:///etc/passwd',
    ]
    const test = await start({ script: ask(urls), devArgs: port })
    await test.shell.openWindow('officer', {})
    const expected = [200, 404, 404, ...Array.from({ length: 9 }, () => 'cut off')]
    expect((await test.next('seen')).payload).toEqual(expected)
    expect(new Set(test.asked)).toEqual(
      new Set([
        'officer /',
        'officer /test.js',
        'officer /missing',
        'officer /etc/passwd',
        'officer /favicon.ico',
      ]),
    )

    const { reload, close } = await withoutPolicy(test)
    await reload()
    expect((await test.next('seen')).payload).toEqual(expected)
    await close()
  })

  it('answers nothing but GET', async () => {
    const test = await start({
      script: `fetch('/test.js', { method: 'POST', body: 'x' }).then((r) => station.call('status', r.status))`,
    })
    await test.shell.openWindow('officer', {})
    expect((await test.next('status')).payload).toBe(405)
  })
})

describe('a foreign frame', () => {
  const frames = `
    addEventListener('message', (e) => station.call('frame', e.data))
    addEventListener('load', () => {
      const tell = (what) => "<script>parent.postMessage('" + what + " ' + typeof station + ' ' + typeof __stationSend, '*')</scr" + "ipt>"
      const add = (set) => { const f = document.createElement('iframe'); set(f); document.body.append(f) }
      add((f) => (f.src = 'data:text/html,' + encodeURIComponent(tell('data'))))
      add((f) => (f.srcdoc = tell('srcdoc')))
      add((f) => { f.setAttribute('sandbox', 'allow-scripts'); f.srcdoc = tell('sandbox') })
      add((f) => { f.src = 'https://elsewhere.example/'; f.onload = () => station.call('loaded', 1) })
      add((f) => (f.src = 'https://citizen.station.internal/'))
    })`

  it('finds no bridge in it, not even with the policy off', async () => {
    const test = await start({ script: frames, devArgs: port })
    await test.shell.openWindow('officer', {})
    await until(() => (test.loads.length > 0 ? true : null))
    const { reload, close } = await withoutPolicy(test)
    await reload()
    const seen = [await test.next('frame'), await test.next('frame'), await test.next('frame')]
    expect(new Set(seen.map((call) => call.payload))).toEqual(
      new Set(['data undefined undefined', 'sandbox undefined undefined', 'srcdoc undefined undefined']),
    )
    await test.next('loaded')
    expect(test.asked.filter((path) => path.startsWith('citizen'))).toEqual([])
    await close()
  })
})

describe('a window that nobody asked for', () => {
  it('is closed as it appears, and gets nothing meanwhile', async () => {
    const script = `
      const popup = open('/', '_blank')
      const watch = setInterval(() => {
        if (!popup?.closed) return
        clearInterval(watch)
        station.call('closed', popup !== null)
      }, 20)`
    const test = await start({ script, devArgs: ['--disable-popup-blocking'] })
    await test.shell.openWindow('officer', {})
    expect((await test.next('closed')).payload).toBe(true)
    expect(test.asked.filter((path) => path.endsWith(' /'))).toEqual(['officer /'])
  })
})

describe('a page and the network', () => {
  let tcp: Server
  let udp: Socket
  let reached: string[] = []
  let tcpPort = 0
  let udpPort = 0

  beforeAll(async () => {
    tcp = createServer((socket) => {
      reached.push('tcp')
      socket.on('error', () => undefined)
      socket.destroy()
    })
    await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve))
    udp = createSocket('udp4', () => void reached.push('udp'))
    await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve))
    const address = tcp.address()
    tcpPort = typeof address === 'object' && address !== null ? address.port : 0
    udpPort = udp.address().port
  })
  afterAll(() => {
    tcp.close()
    udp.close()
  })

  const tries = () => `(async () => {
    const http = 'http://127.0.0.1:${tcpPort}', ws = 'ws://127.0.0.1:${tcpPort}'
    const attempt = (f) => { try { const r = f(); r?.catch?.(() => 0) } catch {} }
    const link = (rel) => attempt(() => {
      const l = document.createElement('link'); l.rel = rel; l.href = http + '/' + rel; document.head.append(l) })
    attempt(() => fetch(http)); attempt(() => fetch(http, { mode: 'no-cors', keepalive: true }))
    attempt(() => new WebSocket(ws)); attempt(() => new EventSource(http))
    attempt(() => navigator.sendBeacon(http, 'x')); attempt(() => { new Image().src = http })
    attempt(() => new WebTransport('https://127.0.0.1:${tcpPort}/'))
    for (const rel of ['preconnect', 'dns-prefetch', 'prefetch', 'modulepreload', 'stylesheet']) link(rel)
    attempt(() => { const f = document.createElement('iframe'); f.src = http; document.documentElement.append(f) })
    attempt(() => { const s = document.createElement('script'); s.src = http; document.head.append(s) })
    attempt(() => new Worker(URL.createObjectURL(new Blob(['fetch("' + http + '")']))))
    attempt(() => open(http))
    attempt(() => {
      const peer = new RTCPeerConnection({ iceServers: [
        { urls: 'stun:127.0.0.1:${udpPort}' },
        { urls: ['turn:127.0.0.1:${udpPort}?transport=udp', 'turn:127.0.0.1:${tcpPort}?transport=tcp'], username: 'u', credential: 'c' },
      ] })
      peer.createDataChannel('x')
      return peer.createOffer().then((o) => peer.setLocalDescription(o))
    })
    await new Promise((r) => setTimeout(r, 2500))
    station.on(() => (location.href = http))
    await station.call('tried', typeof RTCPeerConnection)
  })()`

  it('reaches no listener on this machine, with its policy and without', async () => {
    reached = []
    const test = await start({ script: tries(), devArgs: port })
    await test.shell.openWindow('officer', {})
    expect((await test.next('tried')).payload).toBe('function')
    const { reload, close } = await withoutPolicy(test)
    await reload()
    await test.next('tried')
    await close()
    test.shell.emit('officer', 'now leave')
    await sleep(500)
    expect(reached).toEqual([])
  })

  it('cannot be asked for by a request, even with a network: every one is answered or cut off by the shell', async () => {
    reached = []
    const http = `http://127.0.0.1:${tcpPort}`
    const script = `(async () => {
      await fetch('${http}', { mode: 'no-cors' }).catch(() => 0)
      await new Promise((done) => Object.assign(new Image(), { onload: done, onerror: done, src: '${http}/x.png' }))
      await station.call('asked', 1)
    })()`
    const test = await start({ script, devArgs: [...port, '--proxy-server=direct://'] })
    await test.shell.openWindow('officer', {})
    await test.next('asked')
    const { reload, close } = await withoutPolicy(test)
    await reload()
    await test.next('asked')
    await close()
    expect(reached).toEqual([])
  })

  it('would reach them without the dead network, which shows that this test can fail', async () => {
    reached = []
    const devArgs = ['--proxy-server=direct://', '--webrtc-ip-handling-policy=default']
    const test = await start({ script: tries(), devArgs })
    await test.shell.openWindow('officer', {})
    await test.next('tried')
    expect(new Set(reached)).toEqual(new Set(['tcp', 'udp']))
  })
})
