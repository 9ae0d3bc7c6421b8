import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { browserEnvironment } from './browser-process.ts'
import { createCdpPipe, splitAtNul } from './cdp-pipe.ts'
import { findChromium } from './find-chromium.ts'
import { launchFlags } from './launch-flags.ts'
import { waitForProfile } from './profile-lock.ts'

let folder = ''
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'tram-launch-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the switches', () => {
  const choice = {
    browserDir: '/p',
    backend: 'sqlite',
    headless: true,
    isRoot: false,
    screens: '{1x1}',
    devArgs: ['--extra'],
  } as const

  it('leave no network, open no port, and choose the backend that was written down', () => {
    const flags = launchFlags(choice)
    expect(flags).toEqual(
      expect.arrayContaining([
        '--remote-debugging-pipe',
        '--proxy-server=http://127.0.0.1:9',
        '--proxy-bypass-list=<-loopback>',
        '--webrtc-ip-handling-policy=disable_non_proxied_udp',
        '--disable-dev-shm-usage',
        '--enable-features=IdbSqliteBackingStore',
        '--extra',
      ]),
    )
    expect(flags.filter((flag) => /^--(enable|disable)-features=/.test(flag))).toHaveLength(2)
    expect(flags.join(' ')).not.toMatch(/remote-debugging-port|--no-sandbox/)
    expect(launchFlags({ ...choice, backend: 'leveldb' }).join(' ')).not.toContain('--enable-features')
  })

  it('give up the sandbox for root only, and show windows where there is a screen', () => {
    expect(launchFlags({ ...choice, isRoot: true })).toContain('--no-sandbox')
    expect(launchFlags({ ...choice, headless: false }).join(' ')).not.toMatch(
      /headless|screen-info|disable-gpu/,
    )
  })
})

describe('the browser', () => {
  it('is the one that CHROME_PATH names, else the first usual name on PATH', async () => {
    const program = join(folder, 'google-chrome')
    writeFileSync(program, '')
    await expect(findChromium({ PATH: folder })).rejects.toThrow('no Chromium')
    chmodSync(program, 0o755)
    expect(await findChromium({ PATH: `/nowhere:${folder}` })).toBe(program)
    expect(await findChromium({ CHROME_PATH: program })).toBe(program)
    await expect(findChromium({ CHROME_PATH: '/nowhere', PATH: folder })).rejects.toThrow('CHROME_PATH')
    await expect(findChromium({})).rejects.toThrow('no Chromium')
  })
})

describe('the environment of the browser', () => {
  it('has no proxy, no setting of ours, and a home of its own where there is none', () => {
    const env = { PATH: '/bin', DISPLAY: ':1', https_proxy: 'x', NODE_OPTIONS: 'x', STATION_HARDWARE: '1' }
    expect(browserEnvironment(env, '/p/chromium')).toEqual({
      PATH: '/bin',
      DISPLAY: ':1',
      HOME: '/p/chromium',
    })
    expect(browserEnvironment({ HOME: '/home/an' }, '/p')).toEqual({ HOME: '/home/an' })
  })
})

describe('a lock on the profile', () => {
  const lock = (holder: string) => symlinkSync(holder, join(folder, 'SingletonLock'))

  it('of a dead process, of another name of this machine, or none at all does not hold us up', async () => {
    await waitForProfile(folder)
    lock(`${hostname()}-4194303`)
    await waitForProfile(folder)
    rmSync(join(folder, 'SingletonLock'))
    lock(`formerly-${process.pid}`)
    await waitForProfile(folder)
  })

  it('is waited for, and a start succeeds as soon as it is gone', async () => {
    lock(`${hostname()}-${process.pid}`)
    const from = performance.now()
    setTimeout(() => rmSync(join(folder, 'SingletonLock')), 200)
    await waitForProfile(folder)
    expect(performance.now() - from).toBeGreaterThan(150)
  })

  it('of a process that stays ends the start after five seconds', async () => {
    lock(`${hostname()}-${process.pid}`)
    await expect(waitForProfile(folder)).rejects.toThrow(String(process.pid))
  }, 10_000)
})

describe('the debugging pipe', () => {
  it('puts messages together however the bytes come', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string().map((s) => s.replaceAll('\0', ''))),
        fc.array(fc.integer({ min: 1, max: 9 })),
        (texts, cuts) => {
          const stream = new PassThrough()
          const got: string[] = []
          splitAtNul(stream, (text) => got.push(text))
          const bytes = Buffer.from(texts.map((text) => `${text}\0`).join(''))
          let at = 0
          for (let i = 0; at < bytes.length; i += 1) {
            const size = cuts[i % (cuts.length || 1)] ?? 1
            stream.emit('data', bytes.subarray(at, at + size))
            at += size
          }
          expect(got.map((text) => Buffer.from(text).toString())).toEqual(
            texts.map((text) => Buffer.from(text).toString()),
          )
        },
      ),
    )
  })

  it('matches answers to commands, hands on events, and fails what is open when the browser goes', async () => {
    const [to, from] = [new PassThrough(), new PassThrough()]
    const cdp = createCdpPipe(to, from)
    const events: unknown[] = []
    cdp.onEvent((event) => events.push(event))
    const first = cdp.send('A.b')
    const second = cdp.send('C.d')
    const third = cdp.send('E.f')
    const say = (message: object) => from.write(`${JSON.stringify(message)}\0`)
    say({ id: 2, error: { message: 'no' } })
    say({ method: 'X.y', params: { z: 1 }, sessionId: 's' })
    say({ id: 1, result: { ok: 1 } })
    say({ id: 99, result: {} })
    await expect(second).rejects.toThrow('C.d: no')
    expect(await first).toEqual({ ok: 1 })
    expect(events).toEqual([{ method: 'X.y', params: { z: 1 }, sessionId: 's' }])
    from.destroy()
    await expect(third).rejects.toThrow('E.f: the browser is gone')
    await expect(cdp.send('G.h')).rejects.toThrow('the browser is gone')
  })
})
