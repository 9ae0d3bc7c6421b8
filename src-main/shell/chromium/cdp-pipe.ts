/**
 * A client of the Chrome DevTools Protocol over `--remote-debugging-pipe`: JSON messages, each ended by a
 * NUL byte, on the browser's descriptors 3 (in) and 4 (out). No TCP port is opened.
 */
import type { Readable, Writable } from 'node:stream'
import { z } from 'zod'

const message = z.object({
  id: z.number().int().optional(),
  sessionId: z.string().optional(),
  method: z.string().optional(),
  params: z.unknown().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
})

interface CdpEvent {
  readonly method: string
  readonly params: unknown
  /** Undefined for events of the browser itself. */
  readonly sessionId: string | undefined
}

export interface CdpPipe {
  /** Rejects with `CdpError` when the browser refuses the command or goes away. */
  send(method: string, params?: object, sessionId?: string): Promise<unknown>
  onEvent(fn: (event: CdpEvent) => void): void
}

class CdpError extends Error {
  override readonly name = 'CdpError'
}

interface Waiting {
  readonly method: string
  resolve(result: unknown): void
  reject(error: CdpError): void
}

export function createCdpPipe(toBrowser: Writable, fromBrowser: Readable): CdpPipe {
  const waiting = new Map<number, Waiting>()
  let listener: (event: CdpEvent) => void = () => undefined
  let lastId = 0
  let isOpen = true

  const close = () => {
    isOpen = false
    for (const call of waiting.values()) call.reject(new CdpError(`${call.method}: the browser is gone`))
    waiting.clear()
  }
  const receive = (text: string) => {
    const m = message.parse(JSON.parse(text))
    if (m.id === undefined) {
      if (m.method !== undefined) listener({ method: m.method, params: m.params, sessionId: m.sessionId })
      return
    }
    const call = waiting.get(m.id)
    waiting.delete(m.id)
    if (m.error === undefined) call?.resolve(m.result)
    else call?.reject(new CdpError(`${call.method}: ${m.error.message}`))
  }

  splitAtNul(fromBrowser, receive)
  fromBrowser.once('close', close)
  fromBrowser.on('error', close)
  toBrowser.on('error', close)

  return {
    send: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        if (!isOpen) return reject(new CdpError(`${method}: the browser is gone`))
        const id = ++lastId
        waiting.set(id, { method, resolve, reject })
        toBrowser.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
      }),
    onEvent: (fn) => {
      listener = fn
    },
  }
}

/** Pieces are joined once per message, so that one of many megabytes does not cost their square. */
export function splitAtNul(stream: Readable, take: (text: string) => void): void {
  let pieces: Buffer[] = []
  stream.on('data', (data: Buffer) => {
    let start = 0
    for (let end = data.indexOf(0); end !== -1; end = data.indexOf(0, start)) {
      pieces.push(data.subarray(start, end))
      const text = Buffer.concat(pieces).toString('utf8')
      pieces = []
      start = end + 1
      take(text)
    }
    if (start < data.length) pieces.push(data.subarray(start))
  })
}
