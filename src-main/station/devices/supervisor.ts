/** Keeps one device host alive: starts it, hears its heart, starts another one when it is gone. */
import type { ToHost } from '../../device-host/messages.ts'
import type { HostProcess, SpawnHost } from './host-process.ts'

export type HostState = 'starting' | 'up' | 'down' | 'parked'

export interface SupervisorOptions {
  readonly spawn: SpawnHost
  /** Each message, before it is parsed. */
  readonly onMessage: (message: unknown) => void
  /** The host has gone; another one is on its way unless it is parked. */
  readonly onDown: () => void
}

export interface Supervisor {
  readonly start: () => void
  /** The host has looked for its devices. */
  readonly ready: () => void
  /** The host has done what it is for: its earlier ends are no loop. */
  readonly proved: () => void
  /** Dropped where there is no host. */
  readonly post: (message: ToHost) => void
  readonly state: () => HostState
  readonly restarts: () => number
  readonly parkedReason: () => string | null
  readonly pid: () => number | null
  /** Starts a parked host once more; nothing where it is not parked. */
  readonly unpark: () => void
  readonly stop: () => Promise<void>
}

/** Eight heartbeats: a host that packs an image on a busy machine misses one or two. */
const hungMs = 2_000
/** A host that is not ready by then never will be. */
const startMs = 15_000
/** The first restart is at once; the fifth crash within a minute, with nothing done in between, is the last. */
const backOffMs = [50, 150, 300, 600]
const crashLoop = { crashes: 5, withinMs: 60_000 }

export function createSupervisor(o: SupervisorOptions): Supervisor {
  let host: HostProcess | null = null
  let state: HostState = 'down'
  let isStopped = true
  let restarts = 0
  let crashes: number[] = []
  let reason: string | null = null
  let timer: NodeJS.Timeout | undefined

  /** Kills the host unless it is heard of again in time. */
  const expect = (withinMs: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => host?.kill(), withinMs)
  }
  const gone = (former: HostProcess) => {
    if (former !== host) return
    clearTimeout(timer)
    host = null
    state = 'down'
    if (!isStopped) planRestart()
    o.onDown()
  }
  const planRestart = () => {
    crashes = [...crashes, performance.now()].filter((at) => at > performance.now() - crashLoop.withinMs)
    if (crashes.length >= crashLoop.crashes) {
      state = 'parked'
      reason = `the device host ended ${crashes.length} times within a minute`
      return
    }
    timer = setTimeout(start, backOffMs[crashes.length - 1])
    restarts += 1
  }
  const start = () => {
    const next = o.spawn()
    host = next
    state = 'starting'
    expect(startMs)
    next.onExit(() => gone(next))
    next.onMessage((message) => {
      if (next !== host) return
      if (state === 'up') expect(hungMs)
      o.onMessage(message)
    })
  }

  return {
    start: () => {
      isStopped = false
      start()
    },
    ready: () => {
      state = 'up'
      expect(hungMs)
    },
    proved: () => {
      crashes = []
    },
    unpark: () => {
      if (reason === null) return
      reason = null
      crashes = []
      start()
    },
    post: (message) => host?.post(message),
    state: () => state,
    restarts: () => restarts,
    parkedReason: () => reason,
    pid: () => host?.pid() ?? null,
    stop: async () => {
      isStopped = true
      clearTimeout(timer)
      const last = host
      if (last === null) return
      const ended = new Promise<void>((resolve) => last.onExit(resolve))
      last.kill()
      await ended
    },
  }
}
