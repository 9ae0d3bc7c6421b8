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
}

export interface HttpLink {
  readonly speaks: 'http'
  readonly ask: (
    ask: HttpAsk,
    signal: AbortSignal,
  ) => Promise<Result<{ readonly status: number; readonly body: Uint8Array }, LinkError | 'too-large'>>
  /** Hands on the body as it comes, until it ends or `signal` is aborted. */
  readonly stream: (
    ask: HttpAsk,
    onBytes: (bytes: Uint8Array) => void,
    signal: AbortSignal,
  ) => Promise<Result<void, LinkError | 'too-large'>>
  readonly onGone: (fn: () => void) => void
  readonly close: () => void
}
