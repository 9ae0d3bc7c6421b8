/** The host of the devices when it dies, hangs, talks nonsense or is left alone. */
import { fork } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { hasEngine } from '../../../tests/fixtures/device-host.ts'
import { asking, never, scanner, until, withDeviceHost } from '../../../tests/fixtures/hub-under-test.ts'

const { host, start } = withDeviceHost()

describe.skipIf(!hasEngine)('a device host', () => {
  it('that is killed during a capture ends it with a reason, is back, and takes the next one', async () => {
    const { hub, previews } = await start()
    const pid = hub.pid()!
    const capture = hub.captureFingerprint(asking('right-four'), never)
    await until(() => previews.length > 0)
    process.kill(pid, 'SIGKILL')
    expect(await capture).toEqual({ ok: false, error: { code: 'devices/host-down' } })
    const downMs = performance.now()
    expect(hub.hostState()).toEqual({ state: 'down', restarts: 1 })
    expect(hub.list()[0]?.state).toBe('unplugged')
    await until(() => hub.pid() !== null)
    process.stdout.write(`device host: started again after ${Math.round(performance.now() - downMs)} ms\n`)
    await until(() => hub.hostState().state === 'up')
    expect(hub.pid()).not.toBe(pid)
    expect((await hub.captureFingerprint(asking('right-four'), never)).ok).toBe(true)
  })

  it('that was started again finds a wrong finger by the records that come along', async () => {
    const { hub } = await start()
    const slap = asking('right-four')
    const taken = await hub.captureFingerprint(slap, never)
    if (!taken.ok) throw new Error(taken.error.code)
    expect(hub.remembers(slap.captureId)).toBe(true)
    process.kill(hub.pid()!, 'SIGKILL')
    await until(() => hub.hostState().restarts === 1 && hub.hostState().state === 'up')
    expect(hub.remembers(slap.captureId)).toBe(false)
    await hub.simulate(scanner, 'wrong-finger')
    const { record } = taken.value
    const earlier = [{ captureId: slap.captureId, slot: slap.slot, record }]
    expect(await hub.captureFingerprint(asking('rolled-2', { earlier }), never)).toEqual({
      ok: false,
      error: { code: 'prints/wrong-finger', asked: 2, finger: 3 },
    })
  })

  it('that crashes by itself is started again', async () => {
    const { hub } = await start()
    expect(await hub.simulate(scanner, 'crash-host')).toMatchObject({ ok: true })
    await until(() => hub.hostState().state === 'up')
    expect(hub.hostState().restarts).toBe(1)
  })

  it('that hangs is killed and started again', async () => {
    const { hub } = await start()
    const pid = hub.pid()!
    process.kill(pid, 'SIGSTOP')
    const capture = hub.captureFingerprint(asking('thumbs'), never)
    expect(await capture).toEqual({ ok: false, error: { code: 'devices/host-down' } })
    await until(() => hub.hostState().state === 'up')
    expect(hub.pid()).not.toBe(pid)
  })

  it('that never stays up is parked with a reason after five crashes', async () => {
    const { hub } = await start(() => {
      const ends: (() => void)[] = []
      setTimeout(() => ends.forEach((fn) => fn()), 5)
      return {
        pid: () => 1,
        post: () => undefined,
        onMessage: () => undefined,
        onExit: (fn) => void ends.push(fn),
        kill: () => undefined,
      }
    })
    expect(hub.parkedReason()).toContain('5 times')
    expect(hub.hostState()).toEqual({ state: 'parked', restarts: 4 })
    expect(await hub.captureFingerprint(asking('thumbs'), never)).toEqual({
      ok: false,
      error: { code: 'devices/parked' },
    })
    expect(await hub.whenReady([scanner], 60_000, never)).toBe(false)
    hub.unpark()
    expect([hub.parkedReason(), hub.hostState().state]).toEqual([null, 'starting'])
  })

  it('that says nonsense is not believed', async () => {
    const { changes, hub } = await start(() => {
      const hear: ((message: unknown) => void)[] = []
      setTimeout(() => {
        for (const message of [
          null,
          'x',
          { type: 'devices', devices: [{ deviceId: 7 }] },
          { type: 'devices', devices: [], hidProblem: null, hasEngine: true },
        ]) {
          hear.forEach((fn) => fn(message))
        }
      }, 5)
      const exits: (() => void)[] = []
      return {
        pid: () => 1,
        post: () => undefined,
        onMessage: (fn) => void hear.push(fn),
        onExit: (fn) => void exits.push(fn),
        kill: () => exits.forEach((fn) => fn()),
      }
    })
    expect([changes, hub.list()]).toEqual([[[]], []])
  })

  it('ends by itself when its station has gone without a word', async () => {
    const child = fork(host().program, [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: [],
    })
    await new Promise((resolve) => child.once('message', resolve))
    child.disconnect()
    const code = await new Promise((resolve) => child.once('exit', resolve))
    expect(code).toBe(0)
  })

  it('ends with its station', async () => {
    const { hub } = await start()
    const pid = hub.pid()!
    await hub.stop()
    expect(() => process.kill(pid, 0)).toThrow()
    expect(hub.hostState().restarts).toBe(0)
  })
})
