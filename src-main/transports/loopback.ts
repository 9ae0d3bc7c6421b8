/** A transport inside the process: it plugs simulated devices into real drivers. */
import { fail, ok } from '../contract/result.ts'
import type { LinkInfo, ReportLink, Transport } from './link.ts'

/** The device's side of a link: what its firmware does when the host speaks to it. */
export interface VirtualDevice {
  readonly info: Omit<LinkInfo, 'path' | 'transport'>
  /** Its HID report descriptor: what the kernel asks for where the device is plugged into a real bus. */
  readonly descriptor: Uint8Array
  onOutput(report: Uint8Array): void
  /** Null is a stall. */
  onGetFeature(id: number): Uint8Array | null
  /** False is a stall. */
  onSetFeature(report: Uint8Array): boolean
  /** Plugged in: `push` sends one input report to the host. */
  attach(push: (report: Uint8Array) => void): void
  /** Power is gone. */
  detach(): void
}

export interface Loopback extends Transport {
  readonly open: (path: string) => Promise<ReportLink | null>
  readonly plug: (device: VirtualDevice) => void
  readonly unplug: (device: VirtualDevice) => void
}

export function createLoopback(): Loopback {
  const ports = new Map<string, Port>()
  const listeners: (() => void)[] = []
  let lastPort = 0
  const find = (device: VirtualDevice) => [...ports].find(([, port]) => port.device === device)

  return {
    list: async () =>
      [...ports].map(([path, { device }]) => ({ path, transport: 'loopback', ...device.info })),
    open: async (path) => ports.get(path)?.open() ?? null,
    onChange: (fn) => void listeners.push(fn),
    close: () => void listeners.splice(0),
    plug: (device) => {
      if (find(device) !== undefined) return
      ports.set(`loopback-${++lastPort}`, createPort(device))
      listeners.forEach((fn) => fn())
    },
    unplug: (device) => {
      const there = find(device)
      if (there === undefined) return
      ports.delete(there[0])
      there[1].unplug()
      listeners.forEach((fn) => fn())
    },
  }
}

interface Port {
  readonly device: VirtualDevice
  readonly open: () => ReportLink
  readonly unplug: () => void
}

/** As on a real bus, every open link of a port hears every report. */
function createPort(device: VirtualDevice): Port {
  const hearing = new Set<(report: Uint8Array) => void>()
  const gone = new Set<() => void>()
  let isPlugged = true
  let underWay: Uint8Array[] = []
  const deliver = () => {
    const reports = underWay
    underWay = []
    for (const report of reports) {
      // One copy a link; a single one takes that which was made when the device sent it.
      for (const hear of hearing) hear(hearing.size > 1 ? report.slice() : report)
    }
  }
  device.attach((report) => {
    // Later, as over a wire: never inside the call that the device answers.
    if (underWay.push(report.slice()) === 1) setImmediate(deliver)
  })

  const open = (): ReportLink => {
    const own = new Set<(report: Uint8Array) => void>()
    let isOpen = true
    const hear = (report: Uint8Array) => {
      // Each listener has a copy; the only one takes the link's.
      for (const fn of own) fn(own.size > 1 ? report.slice() : report)
    }
    const ifUsable = <T>(signal: AbortSignal, act: () => T) => {
      if (signal.aborted) return fail('cancelled' as const)
      return isOpen && isPlugged ? ok(act()) : fail('closed' as const)
    }
    return {
      speaks: 'reports',
      write: async (report, signal) => ifUsable(signal, () => device.onOutput(report.slice())),
      getFeature: async (id, maxLength, signal) => {
        const answer = ifUsable(signal, () => device.onGetFeature(id))
        if (!answer.ok) return answer
        return answer.value === null ? fail('stalled') : ok(answer.value.slice(0, maxLength))
      },
      setFeature: async (report, signal) => {
        const answer = ifUsable(signal, () => device.onSetFeature(report.slice()))
        if (!answer.ok) return answer
        return answer.value ? ok() : fail('stalled')
      },
      onReport: (fn) => {
        if (!isOpen) return () => undefined
        hearing.add(hear)
        own.add(fn)
        return () => {
          own.delete(fn)
          if (own.size === 0) hearing.delete(hear)
        }
      },
      onGone: (fn) => {
        if (isPlugged) gone.add(() => isOpen && fn())
        else fn()
      },
      close: () => {
        isOpen = false
        hearing.delete(hear)
      },
    }
  }

  return {
    device,
    open,
    unplug: () => {
      isPlugged = false
      device.detach()
      underWay = []
      hearing.clear()
      for (const fn of gone) fn()
    },
  }
}
