/** A link to a device service that answers HTTP on the loopback address, as MOSIP's Secure Biometric Interface does. */
import type { Result } from '../../contract/result.ts'
import type { LinkError } from '../link.ts'

export interface HttpAsk {
  /** Any token: the verb is the operation (`RCAPTURE`, `STREAM`, …). */
  readonly method: string
  readonly path: string
  readonly json: unknown
  /** A longer answer is cut off and fails. */
  readonly maxBytes: number
  /** From the sending to the last byte; a service that is silent or drips is given up then. */
  readonly timeoutMs: number
}

export type HttpError = LinkError | 'too-large' | 'timeout'

export interface HttpLink {
  readonly speaks: 'http'
  readonly ask: (
    ask: HttpAsk,
    signal: AbortSignal,
  ) => Promise<Result<{ readonly status: number; readonly body: Uint8Array }, HttpError>>
  /** Hands on the body as it comes, until it ends or `signal` is aborted. */
  readonly stream: (
    ask: HttpAsk,
    onBytes: (bytes: Uint8Array) => void,
    signal: AbortSignal,
  ) => Promise<Result<void, HttpError>>
  readonly onGone: (fn: () => void) => void
  readonly close: () => void
}
