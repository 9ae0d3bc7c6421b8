/**
 * A TCP connection to the registry, straight or through a proxy's tunnel (CONNECT, RFC 9110 §9.3.6). What runs
 * through it is TLS that the proxy cannot read: a proxy that breaks TLS open shows a wrong certificate.
 */
import { request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { ConnectionError } from './connection-error.ts'

const CONNECT_MS = 15_000

export interface Destination {
  readonly host: string
  readonly port: number
}

/** Rejects with a system error, or with a `ConnectionError` that says what the proxy answered. */
export function openTunnel(to: Destination, proxy: URL | null): Promise<Socket> {
  return proxy ? throughProxy(to, proxy) : straight(to)
}

function straight({ host, port }: Destination): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true })
    socket.setTimeout(CONNECT_MS, () => socket.destroy(new ConnectionError('ETIMEDOUT')))
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.setTimeout(0)
      resolve(socket)
    })
  })
}

function throughProxy({ host, port }: Destination, proxy: URL): Promise<Socket> {
  const path = `${host}:${port}`
  return new Promise((resolve, reject) => {
    const ask = request({
      host: proxy.hostname,
      port: proxy.port || '80',
      method: 'CONNECT',
      path,
      headers: { Host: path, ...credentialsOf(proxy) },
      agent: false,
      timeout: CONNECT_MS,
    })
    ask.on('timeout', () => ask.destroy(new ConnectionError('PROXY', 'timeout')))
    ask.on('error', (cause) =>
      reject(cause instanceof ConnectionError ? cause : new ConnectionError('PROXY', 'unreachable')),
    )
    ask.on('connect', (answer, socket: Socket) => {
      if (answer.statusCode === 200) return resolve(socket)
      socket.destroy()
      reject(new ConnectionError('PROXY', `status ${answer.statusCode}`))
    })
    // Some proxies answer a refusal as an ordinary page.
    ask.on('response', (answer) => {
      answer.destroy()
      reject(new ConnectionError('PROXY', `status ${answer.statusCode}`))
    })
    ask.end()
  })
}

function credentialsOf({ username, password }: URL): Record<string, string> {
  if (username === '') return {}
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return { 'Proxy-Authorization': `Basic ${Buffer.from(pair).toString('base64')}` }
}
