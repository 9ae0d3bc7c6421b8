/**
 * Between tus-js-client and the pinned, proven connection. tus decides what is asked in which order; every request
 * passes here and gets a proof of its own. A request that gets no answer keeps its reason for the caller.
 */
import type { HttpRequest as TusRequest, HttpResponse as TusResponse, HttpStack } from 'tus-js-client'
import type { HttpAnswer, HttpError } from './pinned-http.ts'
import type { RegistryClient } from './registry-client.ts'

/** What has arrived by then is not sent again. */
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
  /** What the registry says that it has, when a try goes on where another was cut. */
  readonly onResumed: (offset: number) => void
  /** For one chunk; long enough for one at 20 kbit/s where nothing is said. */
  readonly chunkTimeoutMs?: number | undefined
}

export function createTusStack(options: TusStackOptions): TusStack {
  const { client, signal, onRate, onResumed, chunkTimeoutMs = CHUNK_TIMEOUT_MS } = options
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
      // Its small calls too: they come before a body, never beside one, and after a cut one handshake is enough.
      lane: 'body',
      timeoutMs: chunkTimeoutMs,
      maxBytes: LARGEST_ANSWER,
      signal,
    })
    answer = result.ok ? result.value : null
    error = result.ok ? null : result.error
    if (!result.ok) throw new Error(result.error.code)
    const offset = method === 'HEAD' ? Number(result.value.header('Upload-Offset') ?? Number.NaN) : Number.NaN
    if (Number.isSafeInteger(offset)) onResumed(offset)
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
