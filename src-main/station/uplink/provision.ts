/**
 * First set-up: the station sends the requests for its two keys and takes certificates, pack and officers back.
 * Everything is checked against the CA that the technician brought; one wrong certificate refuses the whole.
 */
import { X509Certificate } from 'node:crypto'
import type { z } from 'zod'
import type { ErrorOf } from '../../contract/errors.ts'
import type { PolicyPack } from '../../contract/records/policy-pack.ts'
import {
  provision as provisionSchema,
  type Provision,
  type provisionRequest,
} from '../../contract/records/wire.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { readArrivingPack, type PackError } from '../policy/pack.ts'
import type { Route } from './connection/pinned-agent.ts'
import { createPinnedHttp } from './pinned-http.ts'
import { readAnswer, SMALL, type CallError } from './registry-client.ts'

export interface Provisioned {
  readonly provision: Provision
  /** Verified and read. */
  readonly pack: PolicyPack
}

export type ProvisionError = CallError | PackError | ErrorOf<'technician/wrong-code'>

export async function provision(
  url: string,
  caPem: string,
  request: z.infer<typeof provisionRequest>,
  { route, signal }: { readonly route?: Route; readonly signal?: AbortSignal } = {},
): Promise<Result<Provisioned, ProvisionError>> {
  const http = createPinnedHttp(url, caPem, route)
  try {
    const answer = await http.send({
      ...SMALL,
      method: 'POST',
      url: `${http.origin}/v1/provision`,
      headers: { 'Content-Type': 'application/json' },
      body: Buffer.from(JSON.stringify(request)),
      signal,
    })
    if (!answer.ok) return answer
    if (answer.value.status === 403) return fail({ code: 'technician/wrong-code' })
    const read = readAnswer(answer.value, provisionSchema)
    if (!read.ok) return read
    return checkProvision(read.value, caPem)
  } finally {
    http.close()
  }
}

async function checkProvision(given: Provision, caPem: string): Promise<Result<Provisioned, ProvisionError>> {
  if (!isAllIssuedBy(given.certificates, caPem)) return fail({ code: 'uplink/wrong-certificate' })
  const pack = await readArrivingPack(given.pack, given.certificates.policy, new Date())
  return pack.ok ? ok({ provision: given, pack: pack.value }) : pack
}

function isAllIssuedBy({ ca, ...others }: Provision['certificates'], caPem: string): boolean {
  try {
    const root = new X509Certificate(caPem)
    return (
      new X509Certificate(ca).fingerprint256 === root.fingerprint256 &&
      Object.values(others).every((pem) => {
        const certificate = new X509Certificate(pem)
        return certificate.checkIssued(root) && certificate.verify(root.publicKey)
      })
    )
  } catch {
    return false
  }
}
