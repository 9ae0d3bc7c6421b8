/** Devices behind services on the loopback address: found by asking a range of ports, seen to go by asking again. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Transport } from '../link.ts'
import type { PortRange, ServiceDiscovery } from './discovery.ts'
import type { HttpLink } from './http-link.ts'
import { createPlaces } from './places.ts'
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

export function createHttpTransport(o: HttpTransportOptions): HttpTransport {
  const times = o.times ?? usualTimes
  const range = Array.from({ length: o.ports.last - o.ports.first + 1 }, (_, i) => o.ports.first + i)
  const places = createPlaces(o.ports)
  const silences = new Map<number, number>()
  const asked = new Set<number>()
  const listeners = new Set<() => void>()
  const end = new AbortController()
  let first: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined
  let pauseMs = times.shortestPauseMs
  let sweptAtMs = 0

  /** True where something has changed there. */
  const look = async (port: number): Promise<boolean> => {
    if (asked.has(port)) return false
    asked.add(port)
    const answer = await probe(port, o.discovery, times.answerMs, end.signal)
    asked.delete(port)
    if (end.signal.aborted) return false
    if (!answer.ok && answer.error === 'timeout' && isForgiven(port)) return false
    silences.delete(port)
    return places.learn(port, answer.ok ? answer.value : [])
  }
  /** A service that is taking a print may answer nobody else; one that is silent again and again has hung. */
  const isForgiven = (port: number): boolean => {
    if (places.isAsked(port)) return true
    const silent = (silences.get(port) ?? 0) + 1
    silences.set(port, silent)
    return silent < times.silences
  }

  /** Devices are told of as they are found: one silent port keeps no other waiting. */
  const lookAt = (ports: readonly number[]) =>
    Promise.all(
      ports.map(async (port) => {
        if (!(await look(port))) return false
        pauseMs = times.shortestPauseMs
        listeners.forEach((fn) => fn())
        return true
      }),
    )
  const sweep = () => {
    sweptAtMs = performance.now()
    return lookAt(range)
  }
  const poll = async () => {
    const known = places.ports()
    const changes = await lookAt(known)
    const isDue = performance.now() - sweptAtMs >= (known.length > 0 ? times.sweepMs : pauseMs)
    if (isDue || changes.includes(true)) void sweep()
    pauseMs = places.ports().length > 0 ? times.shortestPauseMs : Math.min(pauseMs * 2, times.longestPauseMs)
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
      return places.list()
    },
    open: async (path) => places.open(path),
    onChange: (fn) => void listeners.add(fn),
    close: () => {
      end.abort()
      clearTimeout(timer)
      listeners.clear()
    },
  }
}
