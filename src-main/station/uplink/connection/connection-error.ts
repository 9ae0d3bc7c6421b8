/** Why no connection to the registry came about, beside what the system says itself. */
export type ConnectionFailure = 'ETIMEDOUT' | 'PROXY' | 'WRONG_CERTIFICATE' | 'WRONG_TIME'

/** Thrown inside Node's agent, which knows no Results; `pinned-http.ts` makes one of it. */
export class ConnectionError extends Error {
  readonly code: ConnectionFailure
  readonly detail: string

  constructor(code: ConnectionFailure, detail = '') {
    super(code)
    this.code = code
    this.detail = detail
  }
}
