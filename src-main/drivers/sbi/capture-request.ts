/** RCAPTURE: asks for one slap, one rolled finger or one pair of eyes. SBI 0.9.5, "Registration Capture". */
import { randomUUID } from 'node:crypto'
import type { DeviceInfo } from './info.ts'
import { specVersion } from './info.ts'
import type { Target } from './names.ts'

export interface CaptureRequest {
  readonly target: Target
  readonly env: string
  /** New for each request: 4 to 50 letters, digits and hyphens. */
  readonly transactionId: string
  /** The hash of the sample before this one, or empty. */
  readonly previousHash: string
  /** The device ends its capture by itself after this; there is no verb to cancel it. */
  readonly timeoutMs: number
  readonly at: Date
}

/** Above this mean quality (NFIQ 2) a device may take the picture by itself; at the time-out it gives its best. */
const requestedScore = '40'

export function newRequest(
  target: Target,
  env: string,
  previousHash: string,
  timeoutMs: number,
  at: Date,
): CaptureRequest {
  return { target, env, transactionId: randomUUID(), previousHash, timeoutMs, at }
}

/** All values as text: the reference service refuses numbers. */
export function captureBody(request: CaptureRequest, { sbiId }: DeviceInfo): object {
  const { type, subId, subtypes, isRolled } = request.target
  return {
    env: request.env,
    purpose: 'Registration',
    specVersion,
    timeout: String(request.timeoutMs),
    captureTime: `${request.at.toISOString().slice(0, 19)}Z`,
    transactionId: request.transactionId,
    bio: [
      {
        type,
        count: String(subtypes.length),
        bioSubType: subtypes,
        exception: [],
        requestedScore,
        deviceId: sbiId,
        deviceSubId: subId,
        previousHash: request.previousHash,
      },
    ],
    customOpts: isRolled ? { impressionType: 'rolled' } : {},
  }
}
