/** Reads the registry's signed pages to their end. Each is bound to a nonce of ours and to this station. */
import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { signedBody } from '../../contract/records/wire.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { readAnswer, SMALL, type CallError, type RegistryClient } from './registry-client.ts'
import { readSigned } from './signed-answer.ts'

interface Page<E> {
  readonly stationId: string
  readonly nonce: string
  readonly isLast: boolean
  readonly entries: readonly E[]
}

export interface PagesRequest<E> {
  readonly client: RegistryClient
  readonly stationId: string
  readonly receiptCertPem: string
  readonly signal: AbortSignal
  readonly path: `/v1/${string}`
  readonly typ: string
  readonly schema: z.ZodType<Page<E>>
  /** The place in the registry's order; rises from entry to entry. */
  readonly placeOf: (entry: E) => number
  readonly after: number
}

/** A million applications of one station would be 2,000 pages. */
const MOST_PAGES = 2_000

export async function readPages<E>(request: PagesRequest<E>): Promise<Result<E[], CallError>> {
  const all: E[] = []
  let { after } = request
  for (let n = 0; n < MOST_PAGES; n++) {
    const page = await readPage(request, after)
    if (!page.ok) return page
    for (const entry of page.value.entries) {
      if (request.placeOf(entry) <= after) return fail({ code: 'uplink/nonsense', what: 'order' })
      after = request.placeOf(entry)
      all.push(entry)
    }
    if (page.value.isLast) return ok(all)
    if (page.value.entries.length === 0) break
  }
  return fail({ code: 'uplink/nonsense', what: 'endless' })
}

async function readPage<E>(request: PagesRequest<E>, after: number): Promise<Result<Page<E>, CallError>> {
  const { client, stationId, receiptCertPem, path, typ, schema, signal } = request
  const nonce = randomBytes(16).toString('base64url')
  const url = `${client.http.origin}${path}?after=${after}&nonce=${nonce}`
  const answer = await client.prove({ ...SMALL, method: 'GET', url, signal })
  if (!answer.ok) return answer
  const body = readAnswer(answer.value, signedBody)
  if (!body.ok) return body
  const page = await readSigned(body.value.signed, { certificatePem: receiptCertPem, typ, schema })
  if (!page.ok) return page
  const isOurs = page.value.stationId === stationId && page.value.nonce === nonce
  return isOurs ? page : fail({ code: 'uplink/nonsense', what: typ })
}
