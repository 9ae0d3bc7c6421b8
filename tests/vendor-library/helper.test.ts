/** What the helper and its supervision promise beside the fault list. */
import { spawn } from 'node:child_process'
import { chmodSync, copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createHost } from '../../src-main/device-host/host.ts'
import type { FromHost } from '../../src-main/device-host/messages.ts'
import { drivers } from '../../src-main/drivers/index.ts'
import { createLibraryTransport } from '../../src-main/transports/library/transport.ts'
import { createLoopback } from '../../src-main/transports/loopback.ts'
import { buildSample } from './build-sample.ts'
import { built, program, sampleLibrary, setDesk, take, until, type DeskOptions } from './desk.ts'
import { expectGood } from './steps.ts'

beforeAll(buildSample, 120_000)

async function onDesk(options: DeskOptions, act: (desk: ReturnType<typeof setDesk>) => Promise<void>) {
  const desk = setDesk(options)
  try {
    await act(desk)
  } finally {
    desk.close()
  }
}

/** Ends with this code where the host has gone, whatever the library does. */
async function endOf(fault: string, input: Buffer): Promise<number | null> {
  const folder = mkdtempSync(join(tmpdir(), 'helper-'))
  writeFileSync(join(folder, 'control'), fault)
  const env = { ...process.env, TRAM_SAMPLE_CONTROL: join(folder, 'control') }
  const child = spawn(program, [sampleLibrary], { stdio: ['pipe', 'pipe', 'ignore'], env })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  child.stdin.end(input)
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  rmSync(folder, { recursive: true })
  return code
}

describe('a helper', () => {
  const list = Buffer.from('000000050100000001', 'hex')

  it('ends with its host, also while the library hangs', async () => {
    expect(await endOf('none', Buffer.alloc(0))).toBe(0)
    expect(await endOf('hang-in-list', list)).toBe(0)
  })

  it.each([
    ['a length beyond the bound', '7fffffff'],
    ['an unknown verb', '000000050900000001'],
    ['bytes left over', '00000006010000000100'],
  ])('ends at %s', async (_, bytes) => {
    expect(await endOf('none', Buffer.from(bytes, 'hex'))).toBe(3)
  })

  it('takes no more commands than it can hold', async () => {
    expect(await endOf('hang-in-list', Buffer.concat(Array.from({ length: 40 }, () => list)))).toBe(3)
  })
})

describe('a library', () => {
  it('is served as a maker would build the example', () =>
    onDesk({ library: join(built, 'vendor', 'example_wrap.so') }, async (desk) => {
      await expectGood(await desk.scanner(), 'right-four')
    }))

  it('that is none is parked with the reason', () =>
    onDesk({ library: program }, async (desk) => {
      expect(await desk.openParked()).toMatchObject({ error: { code: 'devices/vendor-failed' } })
    }))

  it('is not loaded where somebody else could have put it there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'library-'))
    const library = join(folder, 'sample.so')
    copyFileSync(sampleLibrary, library)
    chmodSync(library, 0o777)
    await onDesk({ library }, async (desk) => {
      expect(await desk.openParked()).toMatchObject({ error: { code: 'devices/untrusted' } })
      expect(desk.transport.pids()).toEqual([])
    })
    rmSync(folder, { recursive: true })
  })

  it('loses a device that was opened too late to be wanted', () =>
    onDesk({}, async (desk) => {
      const { path } = await desk.info('fingerprint')
      const abort = new AbortController()
      const opening = (await desk.transport.open(path))?.open(abort.signal)
      abort.abort()
      expect(await opening).toEqual({ ok: false, error: { why: 'cancelled', detail: '' } })
      await until(async () => {
        const again = await (await desk.transport.open(path))?.open(AbortSignal.timeout(2_000))
        return again?.ok ? true : undefined
      })
    }))
})

describe('the device host', () => {
  it('shows the devices of a library, and a pulled one as unplugged until it is back', () =>
    onDesk({}, async (desk) => {
      const heard: FromHost[] = []
      const host = createHost({
        transports: [desk.transport],
        drivers,
        loopback: createLoopback(),
        hidProblem: () => null,
        simulated: [],
        tools: [],
        imaging: null,
        now: () => new Date(),
        post: (message) => void heard.push(message),
        crash: () => undefined,
      })
      await host.start()
      const shows = (...states: string[]) =>
        until(async () => {
          const last = heard.findLast((message) => message.type === 'devices')
          const shown = last?.devices.map(({ deviceId, kind, state }) => `${deviceId} ${kind} ${state}`)
          return JSON.stringify(shown) === JSON.stringify(states) ? true : undefined
        })
      const scanner = 'vendor-library:sample:SAMPLE-0001 fingerprint'
      const camera = 'vendor-library-iris:sample:SAMPLE-IRIS-1 iris'
      await shows(`${scanner} ready`, `${camera} ready`)
      desk.play('unplugged')
      await shows(`${scanner} unplugged`, `${camera} unplugged`)
      desk.play('crash-in-list')
      await until(async () => (desk.transport.pids().length === 0 ? true : undefined))
      desk.play('none')
      await shows(`${scanner} ready`, `${camera} ready`)
      host.stop()
    }))

  it('shows a file of devices that says nothing sensible', async () => {
    const transport = createLibraryTransport({ config: { ok: false, error: 'no JSON' }, program })
    const [listed] = await transport.list()
    expect(listed).toMatchObject({ serial: 'devices.json', usage: 0 })
    const opened = await (await transport.open(listed?.path ?? ''))?.open(AbortSignal.timeout(1_000))
    expect(opened).toEqual({ ok: false, error: { why: 'parked', detail: 'no JSON' } })
  })
})

it('stops what it started when it is closed', () =>
  onDesk({}, async (desk) => {
    const scanner = await desk.scanner()
    const { done } = take(scanner, 'thumbs')
    desk.transport.close()
    expect(await done).toMatchObject({ error: { code: 'devices/unplugged' } })
    expect(desk.transport.pids()).toEqual([])
  }))
