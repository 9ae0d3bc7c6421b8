/**
 * A new word about the authorities to believe (design, reference sync.md §10): signed by the policy key, younger than
 * the last one. Over the line it comes in time; on a disk it saves a station whose authority was lost.
 */
import { X509Certificate } from 'node:crypto'
import { pins, signedBody } from '../../contract/records/wire.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { readAnswer, SMALL, type CallError, type RegistryClient } from './registry-client.ts'
import { readSigned, type Nonsense } from './signed-answer.ts'

export interface Pins {
  readonly issuedAt: string
  /** PEM, one after the other. */
  readonly authorities: string
}

/** @param knownAt when the pins that are in use were issued; null before the first update */
export async function readPins(
  jws: string,
  policyCertPem: string,
  knownAt: string | null,
): Promise<Result<Pins | null, Nonsense>> {
  const read = await readSigned(jws.trim(), {
    certificatePem: policyCertPem,
    typ: 'tram-pins+jwt',
    schema: pins,
  })
  if (!read.ok) return read
  const { issuedAt, authorities } = read.value
  if (!authorities.every(isAuthority)) return fail({ code: 'uplink/nonsense', what: 'pins' })
  if (knownAt !== null && Date.parse(issuedAt) <= Date.parse(knownAt)) return ok(null)
  return ok({ issuedAt, authorities: authorities.join('\n') })
}

function isAuthority(pem: string): boolean {
  try {
    return new X509Certificate(pem).ca
  } catch {
    return false
  }
}

/** The registry's newest word as it came, still to be read. */
export async function askPins(
  client: RegistryClient,
  signal?: AbortSignal,
): Promise<Result<string, CallError>> {
  const answer = await client.prove({ ...SMALL, method: 'GET', url: `${client.http.origin}/v1/pins`, signal })
  if (!answer.ok) return answer
  const body = readAnswer(answer.value, signedBody)
  return body.ok ? ok(body.value.signed) : body
}
