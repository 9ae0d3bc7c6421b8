/** What a scan asks each port, and how the answer is read: the one thing that this transport must be told of a protocol. */
import type { HttpAsk } from './http-link.ts'

export interface FoundDevice {
  /** As the device claims; nothing of it is proved before a driver has opened it. */
  readonly serial: string
  readonly product: string
  /** Where the service wants to be called from now on; empty where it does not say. */
  readonly callback: string
}

export interface ServiceDiscovery {
  readonly ask: Omit<HttpAsk, 'timeoutMs'>
  /** Empty where the body is not an answer. Never throws. */
  readonly read: (body: Uint8Array) => readonly FoundDevice[]
}

export interface PortRange {
  readonly first: number
  readonly last: number
}

/**
 * The port that a service names as its own, or null: only plain HTTP on 127.0.0.1 within the range is believed,
 * so that no service can send the station elsewhere.
 */
export function callbackPort(callback: string, { first, last }: PortRange): number | null {
  const match = /^http:\/\/127\.0\.0\.1:(\d{1,5})\/?$/.exec(callback)
  const port = Number(match?.[1] ?? 0)
  return port >= first && port <= last ? port : null
}
