/** What a person is told of what a PKCS#11 library answers. Values: PKCS#11 v2.40, appendix of `CKR_` constants. */
import { fail, type Result } from '../contract/result.ts'
import type { TokenError } from '../contract/records/token.ts'

const CKR = {
  deviceRemoved: 0x32,
  pinIncorrect: 0xa0,
  pinInvalid: 0xa1,
  pinLenRange: 0xa2,
  pinLocked: 0xa4,
  sessionClosed: 0xb0,
  sessionHandleInvalid: 0xb3,
  tokenNotPresent: 0xe0,
  tokenNotRecognized: 0xe1,
  userNotLoggedIn: 0x101,
}

const told: ReadonlyMap<number, TokenError> = new Map<number, TokenError>([
  [CKR.deviceRemoved, { code: 'token/absent' }],
  [CKR.tokenNotPresent, { code: 'token/absent' }],
  [CKR.tokenNotRecognized, { code: 'token/absent' }],
  [CKR.pinIncorrect, { code: 'token/wrong-pin' }],
  [CKR.pinInvalid, { code: 'token/wrong-pin' }],
  [CKR.pinLenRange, { code: 'token/wrong-pin' }],
  [CKR.pinLocked, { code: 'token/pin-locked' }],
  [CKR.userNotLoggedIn, { code: 'token/log-in-needed' }],
  [CKR.sessionClosed, { code: 'token/log-in-needed' }],
  [CKR.sessionHandleInvalid, { code: 'token/log-in-needed' }],
])

const codeOf = (cause: unknown): number =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'number' ? cause.code : 0

/** The CKR name, never the PIN: libraries' own texts are not passed on. */
export function tokenFailure(cause: unknown): Result<never, TokenError> {
  const known = told.get(codeOf(cause))
  if (known) return fail(known)
  const name = /CKR_[A-Z_]{1,60}/.exec(cause instanceof Error ? cause.message : '')?.[0]
  return fail({ code: 'token/failed', what: name ?? 'unknown' })
}
