/**
 * HTTPS to one registry and to nobody else: only the pinned CA is believed, no redirect is followed, an answer has a
 * largest size and a longest time. Small calls and bodies have connections of their own, so that neither waits for
 * the other. Node's own `https`, so that both shells behave the same.
 */
import { request as httpsRequest } from 'node:https'
import type { IncomingMessage } from 'node:http'
import type { ErrorOf } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { errorCode } from '../journal/platform.ts'
import { ConnectionError } from './connection/connection-error.ts'
import { PinnedAgent, type Route } from './connection/pinned-agent.ts'

export type HttpError = ErrorOf<
  'uplink/no-link' | 'uplink/wrong-certificate' | 'uplink/wrong-time' | 'uplink/proxy' | 'uplink/nonsense'
>

export interface HttpRequest {
  readonly method: string
  /** Absolute; another origin than the registry's is refused. */
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array | null
  readonly lane: 'small' | 'body'
  /** For the whole call. */
  readonly timeoutMs: number
  readonly maxBytes: number
  readonly signal?: AbortSignal | undefined
}

export interface HttpAnswer {
  readonly status: number
  header(name: string): string | null
  readonly body: Buffer
}

export interface PinnedHttp {
  readonly origin: string
  send(request: HttpRequest): Promise<Result<HttpAnswer, HttpError>>
  close(): void
}

const nonsense = (what: string): Result<never, HttpError> => fail({ code: 'uplink/nonsense', what })

/** @param caPem the pinned authorities, one or more */
export function createPinnedHttp(registryUrl: string, caPem: string, route: Route = {}): PinnedHttp {
  const registry = new URL(registryUrl)
  const { origin } = registry
  const agents = {
    small: new PinnedAgent(registry, caPem, route, 2),
    body: new PinnedAgent(registry, caPem, route, 1),
  }
  return {
    origin,
    send: (request) => {
      const url = URL.canParse(request.url) ? new URL(request.url) : null
      if (url?.protocol !== 'https:' || url.origin !== origin) return Promise.resolve(nonsense('address'))
      return sendOnce(url, request, agents[request.lane])
    },
    close: () => {
      agents.small.destroy()
      agents.body.destroy()
    },
  }
}

async function sendOnce(
  url: URL,
  request: HttpRequest,
  agent: PinnedAgent,
): Promise<Result<HttpAnswer, HttpError>> {
  const timeout = AbortSignal.timeout(request.timeoutMs)
  const signal = request.signal ? AbortSignal.any([timeout, request.signal]) : timeout
  const body = request.body ?? null
  const headers = { ...request.headers, ...(body && { 'Content-Length': String(body.length) }) }
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const call = httpsRequest(url, { method: request.method, headers, agent, signal }, resolve)
      call.on('error', reject)
      call.end(body)
    })
    const answer = await readBody(response, request.maxBytes)
    if (!answer) return nonsense('too-long')
    return ok({
      status: response.statusCode ?? 0,
      header: (name) => headerOf(response, name),
      body: answer,
    })
  } catch (cause) {
    return fail(errorOf(cause))
  }
}

async function readBody(response: IncomingMessage, maxBytes: number): Promise<Buffer | null> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of response) {
    if (!Buffer.isBuffer(part)) continue
    size += part.length
    // Leaving the loop destroys the stream, and with it the connection.
    if (size > maxBytes) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}

function headerOf(response: IncomingMessage, name: string): string | null {
  const value = response.headers[name.toLowerCase()]
  return typeof value === 'string' ? value : null
}

function errorOf(cause: unknown): HttpError {
  if (cause instanceof ConnectionError) {
    if (cause.code === 'WRONG_CERTIFICATE') return { code: 'uplink/wrong-certificate' }
    if (cause.code === 'WRONG_TIME') return { code: 'uplink/wrong-time' }
    if (cause.code === 'PROXY') return { code: 'uplink/proxy', what: cause.detail }
  }
  const code = errorCode(cause)
  // Somebody answered, but not in TLS or not in HTTP: a portal or a broken proxy.
  if (code === 'EPROTO' || code.startsWith('HPE_') || code.startsWith('ERR_SSL_')) {
    return { code: 'uplink/nonsense', what: 'protocol' }
  }
  return { code: 'uplink/no-link' }
}
