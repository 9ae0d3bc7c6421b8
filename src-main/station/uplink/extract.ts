/** The ward extract: gzip of one resident per line, with the policy key's word that they are these. */
import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { extractSignature } from '../../contract/records/wire.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { readAnswer, type CallError, type RegistryClient } from './registry-client.ts'
import { readSigned } from './signed-answer.ts'

export interface Extract {
  /** As delivered; its SHA-256 is the signed one. */
  readonly gzip: Uint8Array
  readonly facts: z.infer<typeof extractSignature>
  /** Kept beside it, so that it can be verified again. */
  readonly signature: string
}

/** 100,000 residents are about 25 MB. */
const LARGEST_EXTRACT = 128 * 1024 * 1024
const LONGEST_MS = 15 * 60_000

/** @param knownSha256 of the extract that is there already: null comes back where it is still the newest */
export async function fetchExtract(
  client: RegistryClient,
  policyCertPem: string,
  wardCode: string,
  { knownSha256, signal }: { readonly knownSha256?: string; readonly signal?: AbortSignal } = {},
): Promise<Result<Extract | null, CallError>> {
  const answer = await client.prove({
    method: 'GET',
    url: `${client.http.origin}/v1/extract`,
    headers: knownSha256 === undefined ? {} : { 'If-None-Match': `"${knownSha256}"` },
    lane: 'body',
    timeoutMs: LONGEST_MS,
    maxBytes: LARGEST_EXTRACT,
    signal,
  })
  if (!answer.ok) return answer
  const { status, header, body } = answer.value
  if (status === 304 && knownSha256 !== undefined) return ok(null)
  if (status !== 200)
    return readAnswer(
      answer.value,
      extractSignature.transform(() => null),
    )
  const signature = header('Extract-Signature') ?? ''
  const expected = { certificatePem: policyCertPem, typ: 'tram-extract+jwt', schema: extractSignature }
  const facts = await readSigned(signature, expected)
  if (!facts.ok) return facts
  const sha256 = createHash('sha256').update(body).digest('hex')
  if (facts.value.sha256 !== sha256) return fail({ code: 'uplink/nonsense', what: 'extract-hash' })
  if (facts.value.wardCode !== wardCode) return fail({ code: 'uplink/nonsense', what: 'extract-ward' })
  return ok({ gzip: body, facts: facts.value, signature })
}
