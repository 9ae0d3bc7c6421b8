/**
 * A server for verbs that Node's own refuses (`MOSIPDISC`): one request a connection, answered by hand, so that a
 * service can also answer wrongly. Written as the reference service writes: loose headers, bytes after the body.
 */
import { createServer, type Server, type Socket } from 'node:net'

export interface VerbRequest {
  readonly verb: string
  readonly path: string
  readonly json: unknown
}

export interface VerbServer {
  readonly port: number
  /** All connections break at once. */
  readonly close: () => Promise<void>
}

const headerEnd = '\r\n\r\n'

/** Takes the first free port of the range, as services do; null where there is none. */
export async function listenInRange(
  { first, last }: { readonly first: number; readonly last: number },
  answer: (request: VerbRequest, socket: Socket) => void,
): Promise<VerbServer | null> {
  for (let port = first; port <= last; port += 1) {
    const sockets = new Set<Socket>()
    const server = createServer((socket) => {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
      socket.on('error', () => undefined)
      receive(socket, answer)
    })
    if (!(await isListening(server, port))) continue
    return {
      port,
      close: () => {
        for (const socket of sockets) socket.destroy()
        return new Promise((resolve) => server.close(() => resolve()))
      },
    }
  }
  return null
}

function isListening(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => resolve(true))
  })
}

function receive(socket: Socket, answer: (request: VerbRequest, socket: Socket) => void): void {
  let received = Buffer.alloc(0)
  const take = (bytes: Buffer) => {
    received = Buffer.concat([received, bytes])
    const end = received.indexOf(headerEnd)
    if (end < 0) return
    const head = received.toString('latin1', 0, end)
    const body = received.subarray(end + headerEnd.length)
    const length = Number(/content-length: *(\d+)/i.exec(head)?.[1] ?? 0)
    if (body.length < length) return
    socket.off('data', take)
    const [verb = '', path = ''] = head.split(' ', 2)
    answer({ verb, path, json: length === 0 ? undefined : (JSON.parse(body.toString()) as unknown) }, socket)
  }
  socket.on('data', take)
}

export function headOf(status: string, headers: Readonly<Record<string, string | number>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\r\n`)
  return `HTTP/1.1 ${status}\r\n${lines.join('')}\r\n`
}

export function sendJson(socket: Socket, value: unknown): void {
  const body = JSON.stringify(value)
  const headers = {
    'CACHE-CONTROL': 'no-store',
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
    Connection: 'Closed',
  }
  socket.end(`${headOf('200 OK', headers)}${body}\r\n\r\n`)
}
