/**
 * Node's `https` agent, whose connections run through the office's proxy where there is one and are handed out only
 * after the server was judged: nothing is ever written to a server that is not the registry.
 */
import { Agent } from 'node:https'
import type { ClientRequestArgs } from 'node:http'
import { Duplex } from 'node:stream'
import { connect, type TLSSocket } from 'node:tls'
import { ConnectionError } from './connection-error.ts'
import { judgeServer } from './server-trust.ts'
import { openTunnel, type Destination } from './tunnel.ts'

const HANDSHAKE_MS = 20_000

export interface Route {
  /** Null: straight. Asked for each connection, so that a change needs no restart. */
  readonly proxy?: () => URL | null
  /** The time that is believed, ms since 1970. */
  readonly now?: () => number
  /** The station's own certificate and key, PEM: mutual TLS (RFC 8446 §4.4.2). */
  readonly client?: { readonly cert: string; readonly key: string }
  /** Believes any server: for the one request whose answer is believed by its signature alone. */
  readonly trustsAnybody?: true
}

type Created = (error: Error | null, socket: Duplex) => void

export class PinnedAgent extends Agent {
  readonly #destination: Destination
  readonly #authorities: string
  readonly #route: Route

  constructor({ hostname, port }: URL, authorities: string, route: Route, maxSockets: number) {
    super({ keepAlive: true, maxSockets })
    this.#destination = { host: hostname, port: Number(port || 443) }
    this.#authorities = authorities
    this.#route = route
  }

  override createConnection(_options: ClientRequestArgs, created?: Created): undefined {
    const fail = (cause: unknown): void => {
      // Node's type wants a stream even where there is none; it does not look at it.
      created?.(cause instanceof Error ? cause : new ConnectionError('ETIMEDOUT'), new Duplex())
    }
    void this.#open().then((socket) => created?.(null, socket), fail)
  }

  async #open(): Promise<TLSSocket> {
    const { host } = this.#destination
    const { proxy, client, now = Date.now, trustsAnybody } = this.#route
    const tunnel = await openTunnel(this.#destination, proxy?.() ?? null)
    const secured = connect({
      socket: tunnel,
      ca: this.#authorities,
      ...client,
      // Server names are names only (RFC 6066 §3).
      ...(!/^[\d.]+$|:/.test(host) && { servername: host }),
      minVersion: 'TLSv1.2',
      rejectUnauthorized: false,
    })
    // A line that falls between two owners of the socket must not end the program; whoever waits sees the close.
    for (const socket of [tunnel, secured]) socket.on('error', () => undefined)
    await settled(secured)
    const trust = trustsAnybody ? 'trusted' : judgeServer(secured, host, this.#authorities, now())
    if (trust === 'trusted') return secured
    secured.destroy()
    throw new ConnectionError(trust === 'wrong-time' ? 'WRONG_TIME' : 'WRONG_CERTIFICATE')
  }
}

function settled(socket: TLSSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.setTimeout(HANDSHAKE_MS, () => socket.destroy(new ConnectionError('ETIMEDOUT')))
    socket.once('error', reject)
    socket.once('secureConnect', () => {
      socket.setTimeout(0)
      socket.off('error', reject)
      resolve()
    })
    // A server that closes in the middle of the handshake says nothing.
    socket.once('close', () => reject(new ConnectionError('ETIMEDOUT')))
  })
}
