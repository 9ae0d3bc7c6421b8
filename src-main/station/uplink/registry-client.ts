/** The registry's small calls, each with a fresh proof, each answer believed only as far as it verifies. */
import type { KeyObject } from 'node:crypto'
import { z } from 'zod'
import type { ErrorOf } from '../../contract/errors.ts'
import { hello, refusal } from '../../contract/records/wire.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import {
  createPinnedHttp,
  type HttpAnswer,
  type HttpError,
  type HttpRequest,
  type PinnedHttp,
} from './pinned-http.ts'
import type { Route } from './connection/pinned-agent.ts'
import { createProver } from './proof.ts'
import { readSigned } from './signed-answer.ts'

export interface RegistryAccess {
  readonly url: string
  /** The only authority that is believed. */
  readonly caPem: string
  readonly stationId: string
  /** P-256 private key of the station's identity certificate. */
  readonly identityKey: KeyObject
  /** The way there; straight where nothing is said. */
  readonly route?: Route
  /** For a small call, where it is less than usual. */
  readonly callTimeoutMs?: number | undefined
}

export type Refusal = z.infer<typeof refusal>
export type CallError = HttpError | ErrorOf<'uplink/refused'>

export interface RegistryClient {
  readonly http: PinnedHttp
  /** Sends with a proof; a nonce that has grown old is renewed once. Any status is an answer. */
  prove(request: HttpRequest): Promise<Result<HttpAnswer, HttpError>>
}

export function createRegistryClient(access: RegistryAccess, now: () => number = Date.now): RegistryClient {
  const http = createPinnedHttp(access.url, access.caPem, access.route)
  const prover = createProver(access.stationId, access.identityKey, now)
  const once = async (request: HttpRequest) => {
    const proof = await prover.prove(request.method, request.url)
    const timeoutMs = Math.min(request.timeoutMs, access.callTimeoutMs ?? Infinity)
    const headers = { ...request.headers, 'Station-Proof': proof }
    const answer = await http.send({ ...request, timeoutMs, headers })
    if (answer.ok) prover.takeNonce(answer.value.header('DPoP-Nonce'))
    return answer
  }
  return {
    http,
    prove: async (request) => {
      const first = await once(request)
      if (!first.ok || first.value.status !== 401) return first
      // HEAD has no body to say which 401 it is; asking once more does no harm.
      const says = refusalOf(first.value)
      return says === null || says.error === 'use-nonce' ? once(request) : first
    },
  }
}

export const SMALL = { lane: 'small', timeoutMs: 15_000, maxBytes: 256 * 1024 } as const

/** Null where the answer is no refusal of the contract. */
export function refusalOf(answer: HttpAnswer): Refusal | null {
  const parsed = refusal.safeParse(parseJson(answer.body))
  return parsed.success ? parsed.data : null
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'))
  } catch {
    return undefined
  }
}

/** The answer as `schema`; a refusal as `uplink/refused` with its error word and reason; anything else is nonsense. */
export function readAnswer<T>(answer: HttpAnswer, schema: z.ZodType<T>): Result<T, CallError> {
  if (answer.status === 200) {
    const parsed = schema.safeParse(parseJson(answer.body))
    return parsed.success ? ok(parsed.data) : fail({ code: 'uplink/nonsense', what: 'body' })
  }
  const refused = refusalOf(answer)
  return refused
    ? fail({ code: 'uplink/refused', reason: reasonOf(refused) })
    : fail({ code: 'uplink/nonsense', what: `status ${answer.status}` })
}

/** The registry's own words, as one line of at most 80 plain characters. */
export function reasonOf({ error, reason }: Refusal): string {
  return (reason ?? error).replaceAll(/[^\w .:/-]/g, '').slice(0, 80) || error
}

const HELLO_TIMEOUT_MS = 5_000

/** Signed time over our nonce. Without a pinned receipt certificate (before provisioning) nothing can be verified. */
export async function askHello(
  http: PinnedHttp,
  receiptCertPem: string,
  nonce: string,
  signal?: AbortSignal,
): Promise<Result<z.infer<typeof hello>, CallError>> {
  const url = `${http.origin}/v1/hello?nonce=${nonce}`
  const answer = await http.send({ ...SMALL, method: 'GET', url, timeoutMs: HELLO_TIMEOUT_MS, signal })
  if (!answer.ok) return answer
  if (answer.value.status !== 200) return fail({ code: 'uplink/nonsense', what: 'hello' })
  const jws = answer.value.body.toString('utf8').trim()
  const claims = await readSigned(jws, {
    certificatePem: receiptCertPem,
    typ: 'tram-hello+jwt',
    schema: hello,
  })
  if (claims.ok && claims.value.nonce !== nonce) return fail({ code: 'uplink/nonsense', what: 'nonce' })
  return claims
}

/**
 * The stored receipt of an application as it came, still to be verified. `carried`: the hash of what another station
 * sealed, which shows that we have it.
 */
export async function askReceipt(
  client: RegistryClient,
  key: {
    readonly stationId: string
    readonly applicationId: string
    readonly revision: number
    readonly carried: string | null
  },
  signal?: AbortSignal,
): Promise<Result<HttpAnswer, HttpError>> {
  const url = `${client.http.origin}/v1/receipts/${key.stationId}/${key.applicationId}/${key.revision}`
  const query = key.carried === null ? '' : `?sha256=${key.carried}`
  return client.prove({ ...SMALL, method: 'GET', url: url + query, signal })
}

export interface OfficerRequest {
  readonly officerId: string
  /** PKCS#10, PEM. */
  readonly csr: string
  /** By which the registry knows the officer; a practice registry asks for none. */
  readonly code: string | null
}

/** The officer's certificate (PEM); `officers/not-activated` where the code is not theirs. */
export async function officerCertificate(
  client: RegistryClient,
  { officerId, csr, code }: OfficerRequest,
  signal?: AbortSignal,
): Promise<Result<string, CallError | ErrorOf<'officers/not-activated'>>> {
  const answer = await client.prove({
    ...SMALL,
    method: 'POST',
    url: `${client.http.origin}/v1/officers/${encodeURIComponent(officerId)}/certificate`,
    headers: { 'Content-Type': 'application/json' },
    body: Buffer.from(JSON.stringify(code === null ? { csr } : { csr, code })),
    signal,
  })
  if (!answer.ok) return answer
  if (refusalOf(answer.value)?.error === 'wrong-code') return fail({ code: 'officers/not-activated' })
  const read = readAnswer(answer.value, z.object({ certificate: z.string().startsWith('-----BEGIN') }))
  return read.ok ? ok(read.value.certificate) : read
}
