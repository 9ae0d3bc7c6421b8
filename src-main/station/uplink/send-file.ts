/**
 * Sends one sealed file by tus 1.0: create, then PATCH; after any failure the next try asks HEAD and goes on. The
 * upload's address is kept by the caller, durably, before the first byte goes out.
 */
import { Upload, type UrlStorage } from 'tus-js-client'
import type { AppError } from '../../contract/errors.ts'
import type { Result } from '../../contract/result.ts'
import { refusalOf, type Refusal, type RegistryClient } from './registry-client.ts'
import { createTusStack } from './tus-stack.ts'

/** Progress is told, and can be kept, once per chunk: every three seconds, and never in smaller steps than these. */
const CHUNK_SECONDS = 3
const SMALLEST_CHUNK = 256 * 1024
const LARGEST_CHUNK = 8 * 1024 * 1024

/** @param bitsPerSecond of the last body; null before the first */
export function chunkBytesAt(bitsPerSecond: number | null): number {
  const bytes = Math.round(((bitsPerSecond ?? 0) / 8) * CHUNK_SECONDS)
  return Math.min(LARGEST_CHUNK, Math.max(SMALLEST_CHUNK, bytes))
}

export type SendOutcome =
  | { readonly kind: 'complete' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'failed'; readonly error: AppError }

export interface SendRequest {
  readonly client: RegistryClient
  readonly bytes: Uint8Array
  /** Where an earlier try was going; null for the first. */
  readonly url: string | null
  readonly metadata: Readonly<Record<'stationId' | 'applicationId' | 'revision' | 'sha256', string>>
  readonly signal: AbortSignal
  /** Settles when the address is durable; a failure ends this try. */
  readonly keepUrl: (url: string) => Promise<Result<unknown>>
  /** Bytes that the registry has confirmed. */
  readonly onConfirmed: (offset: number) => void
  readonly onRate: (bitsPerSecond: number) => void
  /** Of the last body that went out; null before the first. */
  readonly bitsPerSecond: number | null
  readonly chunkTimeoutMs?: number | undefined
}

export function sendFile(request: SendRequest): Promise<SendOutcome> {
  const { client, bytes, url, metadata, signal } = request
  const stack = createTusStack({
    ...request,
    onResumed: (offset) => offset <= bytes.length && request.onConfirmed(offset),
  })
  return new Promise((resolve) => {
    const settle = (outcome: SendOutcome): void => {
      signal.removeEventListener('abort', onAbort)
      resolve(outcome)
    }
    const giveUp = (error: AppError): void => {
      void upload.abort()
      settle({ kind: 'failed', error })
    }
    const onAbort = (): void => giveUp({ code: 'uplink/no-link' })
    const upload = new Upload(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
      endpoint: `${client.http.origin}/v1/uploads`,
      uploadUrl: url,
      metadata,
      httpStack: stack,
      urlStorage: urlStorageOf(request.keepUrl, giveUp),
      fingerprint: () => Promise.resolve(metadata.sha256),
      chunkSize: chunkBytesAt(request.bitsPerSecond),
      // Waiting is the uplink's: it survives restarts.
      retryDelays: null,
      onChunkComplete: (sent, offset, total) => {
        // An offset that does not grow would loop for ever; one beyond the end is no upload of ours.
        if (sent <= 0 || offset > total) giveUp({ code: 'uplink/nonsense', what: 'offset' })
        else request.onConfirmed(offset)
      },
      onSuccess: () => settle({ kind: 'complete' }),
      onError: () => settle(outcomeOf(stack)),
    })
    signal.addEventListener('abort', onAbort)
    if (signal.aborted) onAbort()
    else upload.start()
  })
}

function outcomeOf({ answer, error }: ReturnType<typeof createTusStack>): SendOutcome {
  const refusal = answer && refusalOf(answer)
  if (refusal) return { kind: 'refused', refusal }
  const status = answer ? `status ${answer.status}` : 'upload'
  return { kind: 'failed', error: error ?? { code: 'uplink/nonsense', what: status } }
}

/** tus stores the address before it sends a byte; what else it would store is not needed. */
function urlStorageOf(keepUrl: SendRequest['keepUrl'], giveUp: (error: AppError) => void): UrlStorage {
  return {
    findAllUploads: () => Promise.resolve([]),
    findUploadsByFingerprint: () => Promise.resolve([]),
    removeUpload: () => Promise.resolve(),
    addUpload: async (fingerprint, { uploadUrl }) => {
      const kept = uploadUrl === null ? null : await keepUrl(uploadUrl)
      // tus does not look after a rejection here; an aborted upload sends nothing more.
      if (kept && !kept.ok) giveUp(kept.error)
      return fingerprint
    },
  }
}
