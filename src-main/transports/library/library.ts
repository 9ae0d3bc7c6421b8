/** One maker's library, kept running: a helper that dies is started again, until it has died too often. */
import { existsSync } from 'node:fs'
import type { Command } from './frames.ts'
import { startHelper, type Asked, type Between, type Helper } from './helper.ts'
import type { LibraryConfig } from './config.ts'
import type { LibraryDevice, LibraryFailure } from './library-link.ts'
import type { LibraryTimes } from './times.ts'
import { trustedFile } from './trusted-file.ts'

export interface LibraryOptions {
  readonly config: LibraryConfig
  readonly program: string
  readonly times: LibraryTimes
  /** Devices came or went, or the library was parked. */
  readonly onChange: () => void
}

/** A device as it is plugged in now: taken out and put in again, it is another one. */
export interface Plugged {
  readonly path: string
  readonly listed: LibraryDevice
  isGone: boolean
  isOpen: boolean
  readonly gone: Set<() => void>
}

/** Null: the helper is gone. */
type Turn<T> = (
  ask: (command: Command, withinMs: number, between: (answer: Between) => void) => Asked,
) => Promise<T>

export interface Library {
  readonly name: string
  readonly devices: () => readonly Plugged[]
  /** Why there are no devices and never will be; null while there may. */
  readonly problem: () => LibraryFailure | null
  /** One after another: the work has the helper for itself. Null where there is none, or not that one any more. */
  readonly inTurn: <T>(plugged: Plugged, work: Turn<T>) => Promise<T | null>
  /** The library itself said that it is gone. */
  readonly lose: (plugged: Plugged) => void
  readonly pid: () => number | null
  readonly close: () => void
}

/** More than any counter has; a library that lists more talks nonsense. */
const mostDevices = 16

export function createLibrary({ config, program, times, onChange }: LibraryOptions): Library {
  let helper: Helper | null = null
  let plugged: Plugged[] = []
  let plugs = 0
  let problem: LibraryFailure | null = null
  let crashes: number[] = []
  let isClosed = false
  let timer: NodeJS.Timeout | undefined
  let turn: Promise<unknown> = Promise.resolve()

  const change = (next: Plugged[]) => {
    const lost = plugged.filter((device) => !next.includes(device))
    if (lost.length === 0 && next.length === plugged.length) return
    plugged = next
    for (const device of lost) {
      device.isGone = true
      for (const fn of device.gone) fn()
    }
    onChange()
  }
  const park = (why: LibraryFailure['why'], detail: string) => {
    problem = { why, detail }
    onChange()
  }

  const start = () => {
    if (!existsSync(program)) return park('parked', 'the helper was not built')
    const file = trustedFile(config.path)
    if (!file.ok) return park('untrusted', file.error)
    const { environment } = config
    const next = startHelper({ program, library: file.value, environment, times, onExit: () => over(next) })
    helper = next
    void next.loaded.then((answer) => {
      if (answer === null || helper !== next) return
      if (answer.how === 'ok') void look(next)
      else if (answer.how === 'other-version') park('too-old', answer.version)
      else park('parked', answer.why)
    })
  }
  const over = (former: Helper) => {
    if (former !== helper) return
    helper = null
    clearTimeout(timer)
    change([])
    if (isClosed || problem !== null) return
    const now = performance.now()
    crashes = [...crashes, now].filter((at) => at > now - times.withinMs)
    if (crashes.length >= times.crashes)
      return park('parked', `ended ${crashes.length} times within a minute`)
    timer = setTimeout(start, times.backOffMs[crashes.length - 1] ?? times.backOffMs.at(-1))
  }

  /** Asks for the devices, again and again; not while something else has its turn, which may last a minute. */
  const look = async (its: Helper) => {
    const found: LibraryDevice[] = []
    const isListed = await queue(async () => {
      if (helper !== its) return false
      const { done } = its.ask({ verb: 'list' }, times.listMs, (answer) => {
        if (answer.kind === 'listed') found.push(answer.device)
        if (found.length > mostDevices) its.kill()
      })
      return (await done)?.outcome === 'ok'
    })
    if (helper !== its) return
    if (isListed)
      change(found.map((device) => plugged.find(({ listed }) => isSame(listed, device)) ?? plug(device)))
    timer = setTimeout(() => void look(its), times.pollMs)
  }
  const plug = (listed: LibraryDevice): Plugged => {
    return { path: `${config.name}-${++plugs}`, listed, isGone: false, isOpen: false, gone: new Set() }
  }
  const queue = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work)
    turn = result.catch(() => undefined)
    return result
  }

  start()
  return {
    name: config.name,
    devices: () => plugged,
    problem: () => problem,
    inTurn: (device, work) => queue(async () => (device.isGone || helper === null ? null : work(helper.ask))),
    lose: (device) => change(plugged.filter((other) => other !== device)),
    pid: () => helper?.pid() ?? null,
    close: () => {
      isClosed = true
      clearTimeout(timer)
      helper?.kill()
    },
  }
}

function isSame(a: LibraryDevice, b: LibraryDevice): boolean {
  return a.id === b.id && a.serial === b.serial && a.kind === b.kind
}
