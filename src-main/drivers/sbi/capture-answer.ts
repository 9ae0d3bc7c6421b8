/** What comes back from RCAPTURE: one signed sample for each finger or eye, chained by their hashes. */
import { z } from 'zod'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { DeviceError } from '../driver.ts'
import type { CaptureRequest } from './capture-request.ts'
import type { Trust } from './chain.ts'
import { digitalId, isSame } from './digital-id.ts'
import { errorOfCode } from './errors.ts'
import { nextHash } from './hash-chain.ts'
import { specVersion, type DeviceInfo } from './info.ts'
import { readStatement } from './jws.ts'
import { number, readBase64url, readJson, sbiError, text } from './values.ts'

/** `bioValue` of registration is an ISO record as it is, not encrypted. */
export interface Sample {
  readonly subtype: string
  readonly record: Uint8Array
  /** The device's own score, 0 to 100. */
  readonly score: number
}

export interface CaptureAnswer {
  readonly samples: readonly Sample[]
  /** What the next request names as the one before it. */
  readonly lastHash: string
}

export interface AnswerContext {
  readonly deviceId: string
  readonly device: DeviceInfo
  readonly request: CaptureRequest
  readonly trust: Trust
}

/** Ten fingers at most, two eyes: more is not an answer to any question. */
const mostSamples = 10
/** The device and the station share one clock, but a service may stamp when it began. */
const allowedLagMs = 5 * 60_000
/** A whole slap without compression, in base64. */
const mostRecordChars = 8_000_000

const answerSchema = z.object({
  biometrics: z
    .array(
      z.object({
        specVersion: text(20).optional(),
        data: z.string(),
        hash: z.string().max(128),
        error: sbiError,
      }),
    )
    .min(1)
    .max(mostSamples),
})

const sampleSchema = z.object({
  digitalId: z.string().max(16_384),
  bioType: text(20),
  bioSubType: text(40),
  purpose: text(40),
  env: text(40),
  bioValue: z.string().max(mostRecordChars),
  transactionId: text(60),
  timestamp: text(40),
  qualityScore: number.pipe(z.number().min(0).max(100)),
})
type SignedSample = z.infer<typeof sampleSchema>

/** Whole, or refused: every finger that was asked for once, none beside them, each signed and about this request. */
export async function readCaptureAnswer(
  body: Uint8Array,
  context: AnswerContext,
): Promise<Result<CaptureAnswer, DeviceError>> {
  const { deviceId, request } = context
  const garbled = (what: string) => fail({ code: 'devices/garbled' as const, deviceId, what })
  const untrusted = (what: string) => fail({ code: 'devices/untrusted' as const, deviceId, what })
  const answer = answerSchema.safeParse(readJson(body))
  if (!answer.success) return garbled('capture')
  const failed = answer.data.biometrics.find(({ error }) => error !== '0')
  if (failed !== undefined) return fail(errorOfCode(failed.error, deviceId))

  const samples: Sample[] = []
  let lastHash = request.previousHash
  for (const { data, hash, specVersion: version } of answer.data.biometrics) {
    const signed = await readStatement(data, context.trust)
    if (!signed.ok) return untrusted(signed.error)
    if (!signed.value.key.equals(context.device.key)) return untrusted('other-key')
    const sample = sampleSchema.safeParse(signed.value.payload)
    if (!sample.success) return garbled('sample')
    if (version !== undefined && version !== specVersion)
      return fail({ code: 'devices/too-old', deviceId, version })
    const difference = await differenceOf(sample.data, context)
    if (difference !== null) return untrusted(difference)
    const record = readBase64url(sample.data.bioValue)
    if (record === null) return garbled('record')
    lastHash = nextHash(lastHash, record)
    if (hash.toUpperCase() !== lastHash) return untrusted('hash')
    samples.push({ subtype: sample.data.bioSubType, record, score: sample.data.qualityScore })
  }
  return isWhole(samples, request) ? ok({ samples, lastHash }) : untrusted('fingers')
}

/** In what a sample is not an answer to this request by this device; null where in nothing. */
async function differenceOf(
  sample: SignedSample,
  { request, device, trust }: AnswerContext,
): Promise<string | null> {
  if (sample.transactionId !== request.transactionId) return 'transaction'
  if (sample.env !== request.env) return 'env'
  if (sample.purpose !== 'Registration') return 'purpose'
  if (sample.bioType !== request.target.type) return 'type'
  const lagMs = Math.abs(Date.parse(sample.timestamp) - trust.at.getTime())
  if (!(lagMs <= allowedLagMs)) return 'timestamp'
  const signedId = await readStatement(sample.digitalId, trust)
  if (!signedId.ok) return signedId.error
  const id = digitalId.safeParse(signedId.value.payload)
  return id.success && isSame(id.data, device.id) ? null : 'serial'
}

function isWhole(samples: readonly Sample[], { target }: CaptureRequest): boolean {
  const came = samples.map(({ subtype }) => subtype).toSorted()
  return JSON.stringify(came) === JSON.stringify(target.subtypes.toSorted())
}
