/** One person at the registry: the record as it stands now, and the last portrait. */
import { createHash, randomBytes } from 'node:crypto'
import {
  residentAnswer,
  type LastPortrait,
  type PersonAsked,
  type ResidentAnswer,
} from '../../contract/records/resident-wire.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { z } from 'zod'
import type { HttpRequest } from './pinned-http.ts'
import { readAnswer, SMALL, type CallError } from './registry-client.ts'
import { readSigned } from './signed-answer.ts'
import type { Line } from './line.ts'

/** So long an officer waits for the registry; then the extract serves. */
const LONGEST_MS = 4_000
const PORTRAIT_MS = 15_000

const asked = (line: Line, path: string, body: object): HttpRequest => ({
  ...SMALL,
  method: 'POST',
  url: `${line.client.http.origin}${path}`,
  headers: { 'Content-Type': 'application/json' },
  body: Buffer.from(JSON.stringify(body)),
})

/** `uplink/nonsense` for whatever is not the registry's word to this very question. */
export async function askResident(
  line: Line,
  question: PersonAsked,
  signal?: AbortSignal,
): Promise<Result<ResidentAnswer, CallError>> {
  const nonce = randomBytes(16).toString('base64url')
  const body = { schema: 'resident-question/1', nonce, asked: question }
  const request = { ...asked(line, '/v1/residents/find', body), timeoutMs: LONGEST_MS, signal }
  const answer = await line.client.prove(request)
  if (!answer.ok) return answer
  const read = readAnswer(answer.value, z.object({ answer: z.string() }))
  if (!read.ok) return read
  const claims = await readSigned(read.value.answer, {
    certificatePem: line.certificates.policy,
    typ: 'tram-resident+jwt',
    schema: residentAnswer,
  })
  if (!claims.ok) return claims
  const isOurs = claims.value.nonce === nonce && claims.value.stationId === line.stationId
  return isOurs && isAbout(claims.value, question)
    ? claims
    : fail({ code: 'uplink/nonsense', what: 'resident' })
}

/** A record of somebody else is no answer, whoever signed it. */
function isAbout({ residents }: ResidentAnswer, question: PersonAsked): boolean {
  if (question.by === 'personal-number')
    return residents.length <= 1 && residents.every((one) => one.personalNumber === question.personalNumber)
  if (question.by === 'old-id-number')
    return residents.every((one) => one.oldIdNumber === question.oldIdNumber)
  return true
}

/** The bytes whose hash the signed answer named, or `uplink/nonsense`. */
export async function fetchPortrait(
  line: Line,
  personalNumber: string,
  facts: LastPortrait,
  signal?: AbortSignal,
): Promise<Result<Uint8Array, CallError>> {
  const body = { schema: 'portrait-question/1', personalNumber }
  const answer = await line.client.prove({
    ...asked(line, '/v1/residents/portrait', body),
    lane: 'body',
    timeoutMs: PORTRAIT_MS,
    maxBytes: facts.size,
    signal,
  })
  if (!answer.ok) return answer
  if (answer.value.status !== 200) return readAnswer(answer.value, z.never())
  const hash = createHash('sha256').update(answer.value.body).digest('hex')
  return hash === facts.sha256 ? ok(answer.value.body) : fail({ code: 'uplink/nonsense', what: 'portrait' })
}
