/**
 * Between tus-js-client and the pinned, proven connection. tus decides what is asked in which order; every request
 * passes here and gets a proof of its own. A request that gets no answer keeps its reason for the caller.
 */
import type { HttpRequest as TusRequest, HttpResponse as TusResponse, HttpStack } from 'tus-js-client'
import type { HttpAnswer, HttpError } from './pinned-http.ts'
import type { RegistryClient } from './registry-client.ts'

/** Long enough for one chunk at 20 kbit/s; what has arrived by then is not sent again. */
const CHUNK_TIMEOUT_MS = 120_000
const LARGEST_ANSWER = 64 * 1024

export interface TusStack extends HttpStack {
  /** The answer of the last request, where there was one. */
  readonly answer: HttpAnswer | null
  /** Why the last request had none. */
  readonly error: HttpError | null
}

export interface TusStackOptions {
  readonly client: RegistryClient
  readonly signal: AbortSignal
  /** Bits per second of a body that was sent and answered. */
  readonly onRate: (bitsPerSecond: number) => void
}

export function createTusStack({ client, signal, onRate }: TusStackOptions): TusStack {
  let answer: HttpAnswer | null = null
  let error: HttpError | null = null

  const send = async (
    method: string,
    url: string,
    headers: Record<string, string>,
    body: unknown,
  ): Promise<TusResponse> => {
    const bytes = body instanceof Uint8Array ? body : null
    const startedAt = performance.now()
    const result = await client.prove({
      method,
      url,
      headers,
      body: bytes,
      lane: bytes ? 'body' : 'small',
      timeoutMs: CHUNK_TIMEOUT_MS,
      maxBytes: LARGEST_ANSWER,
      signal,
    })
    answer = result.ok ? result.value : null
    error = result.ok ? null : result.error
    if (!result.ok) throw new Error(result.error.code)
    if (bytes) onRate((bytes.length * 8000) / Math.max(1, performance.now() - startedAt))
    return responseOf(result.value)
  }

  return {
    get answer() {
      return answer
    },
    get error() {
      return error
    },
    getName: () => 'pinned',
    createRequest: (method, url) => requestOf(method, url, send),
  }
}

type Send = (
  method: string,
  url: string,
  headers: Record<string, string>,
  body: unknown,
) => Promise<TusResponse>

function requestOf(method: string, url: string, send: Send): TusRequest {
  const headers: Record<string, string> = {}
  return {
    getMethod: () => method,
    getURL: () => url,
    setHeader: (name, value) => {
      headers[name] = value
    },
    getHeader: (name) => headers[name],
    // Progress is what the registry has confirmed, not what a socket has swallowed.
    setProgressHandler: () => undefined,
    send: (body: unknown) => send(method, url, headers, body),
    abort: () => Promise.resolve(),
    getUnderlyingObject: () => null,
  }
}

function responseOf(answer: HttpAnswer): TusResponse {
  return {
    getStatus: () => answer.status,
    getHeader: (name) => answer.header(name) ?? undefined,
    getBody: () => answer.body.toString('utf8'),
    getUnderlyingObject: () => null,
  }
}
