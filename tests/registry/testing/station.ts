/** A station as the registry sees it: keys, proofs, provisioning, an officer and tus by hand. */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomUUID,
  type KeyObject,
} from 'node:crypto'
import { CompactSign, exportJWK } from 'jose'
import { provision, type Provision } from '../../../src-main/contract/records/wire.ts'
import { createClient, jsonOf, type Call, type Client } from './client.ts'
import type { Answer } from './openapi.ts'
import { makeSigningRequest } from './signing-request.ts'

export interface TestStation {
  readonly client: Client
  readonly provision: Provision
  readonly officer: { readonly key: KeyObject; readonly certificate: string }
  /** A call with a good proof; asks again once when the registry wants another nonce. */
  call(path: string, call?: Call): Promise<Answer>
  /** The same by another client, as after the registry moved. */
  at(url: string, caPem: string): TestStation
  proof(method: string, path: string, change?: ProofChange): Promise<string>
  /** A compact JWS by the identity key. */
  sign(typ: string, claims: object): Promise<string>
}

export interface ProofChange {
  readonly header?: Record<string, unknown>
  readonly payload?: Record<string, unknown>
  readonly key?: KeyObject
}

export const newKey = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey

export async function provisionBody(
  code: string,
  identity: KeyObject,
  decryption = newKey(),
): Promise<string> {
  const identityCsr = await makeSigningRequest(identity)
  const decryptionCsr = await makeSigningRequest(decryption)
  return JSON.stringify({ schema: 'provision-request/1', code, identityCsr, decryptionCsr })
}

export const asJson = { 'Content-Type': 'application/json' }

export async function provisionStation(url: string, caPem: string, code: string): Promise<TestStation> {
  const identity = newKey()
  const client = createClient(url, caPem)
  const body = await provisionBody(code, identity)
  const answer = await client.call('/v1/provision', { method: 'POST', headers: asJson, body })
  if (answer.status !== 200) throw new Error(`provisioning: ${answer.status} ${answer.body.toString()}`)
  const given = provision.parse(jsonOf(answer))
  const station = createStation(client, given, identity, { key: newKey(), certificate: '' })
  const officerKey = newKey()
  const csr = JSON.stringify({ csr: await makeSigningRequest(officerKey) })
  const issued = await station.call('/v1/officers/can-bo-1/certificate', {
    method: 'POST',
    headers: asJson,
    body: csr,
  })
  const { certificate } = jsonOf(issued) as { certificate: string }
  return createStation(client, given, identity, { key: officerKey, certificate })
}

function createStation(
  client: Client,
  given: Provision,
  identity: KeyObject,
  officer: TestStation['officer'],
): TestStation {
  let nonce = ''
  const proof: TestStation['proof'] = async (method, path, change = {}) => {
    const jwk = await exportJWK(createPublicKey(identity))
    const payload = {
      jti: randomUUID(),
      htm: method,
      htu: new URL(path, client.url).href.split('?')[0],
      iat: Math.floor(Date.now() / 1000),
      nonce,
      sid: given.stationId,
      ...change.payload,
    }
    return new CompactSign(Buffer.from(JSON.stringify(payload)))
      .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk, ...change.header })
      .sign(createPrivateKey((change.key ?? identity).export({ type: 'pkcs8', format: 'pem' })))
  }
  const once = async (path: string, call: Call): Promise<Answer> => {
    const headers = { ...call.headers, 'Station-Proof': await proof(call.method ?? 'GET', path) }
    const answer = await client.call(path, { ...call, headers })
    nonce = String(answer.headers['dpop-nonce'] ?? nonce)
    return answer
  }
  const call = async (path: string, call: Call = {}): Promise<Answer> => {
    const answer = nonce === '' ? null : await once(path, call)
    if (answer && answer.status !== 401) return answer
    if (!answer) nonce = String((await client.call('/v1/hello?nonce=12345678')).headers['dpop-nonce'])
    return once(path, call)
  }
  const at = (url: string, caPem: string): TestStation =>
    createStation(createClient(url, caPem), given, identity, officer)
  const sign: TestStation['sign'] = (typ, claims) =>
    new CompactSign(Buffer.from(JSON.stringify(claims)))
      .setProtectedHeader({ alg: 'ES256', typ })
      .sign(createPrivateKey(identity.export({ type: 'pkcs8', format: 'pem' })))
  return { client, provision: given, officer, call, at, proof, sign }
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
