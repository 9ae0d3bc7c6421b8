/** Devices behind services on the loopback address: found by asking a range of ports, seen to go by asking again. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { LinkInfo, Transport } from '../link.ts'
import { callbackPort, type FoundDevice, type PortRange, type ServiceDiscovery } from './discovery.ts'
import type { HttpLink } from './http-link.ts'
import { openLink, type OwnedLink } from './open-link.ts'
import { probe } from './scan.ts'
import { usualTimes, type HttpTimes } from './times.ts'

export interface HttpTransportOptions {
  readonly ports: PortRange
  readonly discovery: ServiceDiscovery
  readonly times?: HttpTimes
}

export interface HttpTransport extends Transport {
  readonly open: (path: string) => Promise<HttpLink | null>
}

interface Place {
  readonly info: LinkInfo
  /** Where it was found, and where it is to be called. */
  readonly port: number
  readonly callPort: number
  readonly links: Set<OwnedLink>
}

export function createHttpTransport(o: HttpTransportOptions): HttpTransport {
  const times = o.times ?? usualTimes
  const ports = Array.from({ length: o.ports.last - o.ports.first + 1 }, (_, i) => o.ports.first + i)
  const places = new Map<string, Place>()
  const silences = new Map<number, number>()
  const asked = new Set<number>()
  const listeners = new Set<() => void>()
  const end = new AbortController()
  let first: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined
  let pauseMs = times.shortestPauseMs
  let sweptAtMs = 0

  const remove = (place: Place) => {
    places.delete(place.info.path)
    for (const link of place.links) link.lose()
  }
  const at = (port: number) => [...places.values()].filter((place) => place.port === port)

  /** Makes what is known of a port what was just found there; true where that is something new. */
  const learn = (port: number, found: readonly FoundDevice[]): boolean => {
    silences.delete(port)
    const paths = new Set(found.map((device) => pathOf(port, device)))
    const lost = at(port).filter((place) => !paths.has(place.info.path))
    lost.forEach(remove)
    const met = found.filter((device) => !isKnown(places, device))
    for (const device of met) {
      const info = infoOf(port, device)
      const callPort = callbackPort(device.callback, o.ports) ?? port
      places.set(info.path, { info, port, callPort, links: new Set() })
    }
    return lost.length + met.length > 0
  }
  const look = async (port: number): Promise<boolean> => {
    if (asked.has(port)) return false
    asked.add(port)
    const answer = await probe(port, o.discovery, times.answerMs, end.signal)
    asked.delete(port)
    if (end.signal.aborted) return false
    if (answer.ok) return learn(port, answer.value)
    if (answer.error !== 'timeout') return learn(port, [])
    // A service that is taking a print may answer nobody else; one that is silent without a reason has hung.
    if (at(port).some(({ links }) => [...links].some((link) => link.isAsking()))) return false
    const silent = (silences.get(port) ?? 0) + 1
    silences.set(port, silent)
    return silent >= times.silences ? learn(port, []) : false
  }

  /** Devices are told of as they are found: one silent port keeps no other waiting. */
  const lookAt = (some: readonly number[]) =>
    Promise.all(
      some.map(async (port) => {
        if (!(await look(port))) return false
        pauseMs = times.shortestPauseMs
        listeners.forEach((fn) => fn())
        return true
      }),
    )
  const sweep = () => {
    sweptAtMs = performance.now()
    return lookAt(ports)
  }
  const poll = async () => {
    const known = [...new Set([...places.values()].map(({ port }) => port))]
    const changes = await lookAt(known)
    const isDue = performance.now() - sweptAtMs >= (known.length > 0 ? times.sweepMs : pauseMs)
    if (isDue || changes.includes(true)) void sweep()
    pauseMs = places.size > 0 ? times.shortestPauseMs : Math.min(pauseMs * 2, times.longestPauseMs)
    plan()
  }
  const plan = () => {
    if (!end.signal.aborted) timer = setTimeout(() => void poll(), pauseMs)
  }
  /** The first look waits for whoever answers soon; who comes later is told of as a change. */
  const start = async () => {
    plan()
    await Promise.race([sweep(), sleep(times.firstLookMs)])
  }

  return {
    list: async () => {
      await (first ??= start())
      return [...places.values()].map(({ info }) => info)
    },
    open: async (path) => {
      const place = places.get(path)
      if (place === undefined) return null
      const owned = openLink(place.callPort, () => place.links.delete(owned))
      place.links.add(owned)
      return owned.link
    },
    onChange: (fn) => void listeners.add(fn),
    close: () => {
      end.abort()
      clearTimeout(timer)
      listeners.clear()
    },
  }
}

const pathOf = (port: number, { serial, product }: FoundDevice) => `http:${port}/${product}/${serial}`

/** The same device may be offered by a service and by the one that takes its place: who was first keeps it. */
const isKnown = (places: ReadonlyMap<string, Place>, { serial, product }: FoundDevice) =>
  [...places.values()].some(({ info }) => info.serial === serial && info.product === product)

function infoOf(port: number, device: FoundDevice): LinkInfo {
  const { serial, product } = device
  const none = { vendorId: 0, productId: 0, usagePage: 0, usage: 0 }
  return { path: pathOf(port, device), transport: 'http', ...none, serial, product }
}
