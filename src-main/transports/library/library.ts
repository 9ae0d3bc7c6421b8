/** One maker's library: its devices, and whose turn it is to use it. */
import type { LibraryConfig } from './config.ts'
import type { Helper } from './helper.ts'
import { keepHelper } from './kept-helper.ts'
import type { LibraryDevice, LibraryFailure } from './library-link.ts'
import type { LibraryTimes } from './times.ts'

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

export interface Library {
  readonly name: string
  readonly devices: () => readonly Plugged[]
  /** Why there are no devices and never will be; null while there may. */
  readonly problem: () => LibraryFailure | null
  /** One after another: the work has the helper for itself. Null where the device has gone meanwhile. */
  readonly inTurn: <T>(plugged: Plugged, work: (ask: Helper['ask']) => Promise<T>) => Promise<T | null>
  /** The library itself said that it is gone. */
  readonly lose: (plugged: Plugged) => void
  readonly pid: () => number | null
  readonly close: () => void
}

/** More than any counter has; a library that lists more talks nonsense. */
const mostDevices = 16

export function createLibrary({ config, program, times, onChange }: LibraryOptions): Library {
  let plugged: Plugged[] = []
  let plugs = 0
  let timer: NodeJS.Timeout | undefined
  let turn: Promise<unknown> = Promise.resolve()

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work)
    turn = result.catch(() => undefined)
    return result
  }
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
  const plug = (listed: LibraryDevice): Plugged => {
    return {
      path: `library:${config.name}:${++plugs}`,
      listed,
      isGone: false,
      isOpen: false,
      gone: new Set(),
    }
  }
  /** Asks for the devices, again and again; not while something else has its turn, which may last a minute. */
  const look = async (helper: Helper) => {
    const found = await inTurn(async () => (kept.current() === helper ? list(helper, times) : null))
    if (kept.current() !== helper) return
    if (found !== null) {
      change(found.map((device) => plugged.find(({ listed }) => isSame(listed, device)) ?? plug(device)))
    }
    timer = setTimeout(() => void look(helper), times.pollMs)
  }
  const down = () => {
    clearTimeout(timer)
    change([])
  }
  const kept = keepHelper({
    config,
    program,
    times,
    onUp: (h) => void look(h),
    onDown: down,
    onParked: onChange,
  })

  kept.start()
  return {
    name: config.name,
    devices: () => plugged,
    problem: kept.problem,
    inTurn: (device, work) =>
      inTurn(async () => {
        const helper = kept.current()
        return device.isGone || helper === null ? null : work(helper.ask)
      }),
    lose: (device) => change(plugged.filter((other) => other !== device)),
    pid: () => kept.current()?.pid() ?? null,
    close: () => {
      clearTimeout(timer)
      kept.close()
    },
  }
}

/** What the library says is plugged in; null where it does not say. */
async function list(helper: Helper, times: LibraryTimes): Promise<LibraryDevice[] | null> {
  const found: LibraryDevice[] = []
  const { done } = helper.ask({ verb: 'list' }, times.listMs, (answer) => {
    if (answer.kind === 'listed') found.push(answer.device)
    if (found.length > mostDevices) helper.kill()
  })
  return (await done)?.outcome === 'ok' ? found : null
}

function isSame(a: LibraryDevice, b: LibraryDevice): boolean {
  return a.id === b.id && a.serial === b.serial && a.kind === b.kind
}
