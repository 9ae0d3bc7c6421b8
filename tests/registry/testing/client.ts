/** Calls a registry over TLS with its CA pinned, and holds every answer to openapi.yaml. */
import { Agent, request } from 'node:https'
import { checkAnswer, type Answer } from './openapi.ts'

export interface Call {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: Uint8Array | string
  /** Cuts the connection after so many bytes of the body. */
  readonly cutAfter?: number
}

export interface Client {
  readonly url: string
  call(path: string, call?: Call): Promise<Answer>
  /** A call without the check against the document, for a registry that misbehaves. */
  raw(path: string, call?: Call): Promise<Answer>
  close(): void
}

export function createClient(url: string, caPem: string): Client {
  const agent = new Agent({ ca: caPem, keepAlive: true, maxSockets: 8 })
  const raw = (path: string, call: Call = {}): Promise<Answer> => send(new URL(path, url), call, agent)
  return {
    url,
    raw,
    call: async (path, call = {}) => {
      const answer = await raw(path, call)
      checkAnswer(call.method ?? 'GET', path, answer)
      return answer
    },
    close: () => agent.destroy(),
  }
}

function send(url: URL, call: Call, agent: Agent): Promise<Answer> {
  const body = typeof call.body === 'string' ? Buffer.from(call.body) : call.body
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: call.method ?? 'GET', headers: headersOf(call, body), agent })
    outgoing.on('error', reject)
    outgoing.on('response', (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('error', reject)
      incoming.on('end', () => {
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: Buffer.concat(chunks) })
      })
    })
    if (call.cutAfter === undefined) outgoing.end(body)
    else
      outgoing.write(body?.subarray(0, call.cutAfter), () =>
        setTimeout(() => outgoing.destroy(new Error('cut')), 50),
      )
  })
}

function headersOf(call: Call, body: Uint8Array | undefined): Record<string, string> {
  return { ...(body && { 'Content-Length': String(body.length) }), ...call.headers }
}

export const jsonOf = (answer: Answer): unknown => JSON.parse(answer.body.toString())
