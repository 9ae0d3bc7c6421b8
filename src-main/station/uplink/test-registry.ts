/**
 * A small registry for tests: real HTTPS, enough of tus, proofs demanded, receipts signed. `mischief` may answer in
 * its place, and connections can be cut in the middle of a body.
 */
import { createHash, randomBytes, type KeyObject } from 'node:crypto'
import { createServer, type Server } from 'node:https'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { CompactSign, compactVerify, decodeProtectedHeader, importJWK } from 'jose'
import { makeCa, type TestCa, type TestCertificate } from '../vault/test-certificates.ts'
import type { Refusal } from './registry-client.ts'

export const STATION = 'station-0001'
const NO_HASH = '0'.repeat(64)

interface StoredUpload {
  readonly size: number
  readonly metadata: Record<string, string>
  bytes: Buffer
}

export interface TestRegistry {
  readonly url: string
  readonly ca: TestCa
  readonly receiptKey: TestCertificate
  readonly uploads: Map<string, StoredUpload>
  /** `METHOD path` of every request that came with a good proof, and of hello. */
  readonly calls: string[]
  /** Bytes of bodies read so far. */
  bodyBytes: number
  /** True when the request has been answered already. */
  mischief: (request: IncomingMessage, response: ServerResponse) => boolean
  /** Cuts the connection once a body has brought so many bytes; taken from the front, one per PATCH. */
  cuts: number[]
  /** Set by a test that wants another receipt than the true one. */
  forge: (claims: Record<string, unknown>) => Promise<string>
  close(): Promise<void>
}

export const signJws = (claims: object, key: KeyObject, typ: string): Promise<string> =>
  new CompactSign(Buffer.from(JSON.stringify(claims))).setProtectedHeader({ alg: 'ES256', typ }).sign(key)

export function refuse(response: ServerResponse, status: number, body: Refusal): true {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
  return true
}

export async function startTestRegistry(
  identityKey: KeyObject,
  port = 0,
  ca = makeCa('Registry CA'),
): Promise<TestRegistry> {
  const tls = ca.issue('localhost', undefined, 'localhost')
  const receiptKey = ca.issue('receipts')
  const server = createServer(
    { cert: tls.pem, key: tls.key.export({ type: 'pkcs8', format: 'pem' }) },
    (request, response) => {
      handle(request, response).catch(() => response.destroy())
    },
  )
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve))
  const registry: TestRegistry = {
    url: `https://localhost:${portOf(server)}`,
    ca,
    receiptKey,
    uploads: new Map(),
    calls: [],
    bodyBytes: 0,
    mischief: () => false,
    cuts: [],
    forge: (claims) => signJws(claims, receiptKey.key, 'tram-receipt+jwt'),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  let nonce = 'first'
  const seen = new Set<string>()

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (registry.mischief(request, response)) return
    const url = new URL(request.url ?? '/', registry.url)
    if (url.pathname === '/v1/hello') {
      registry.calls.push('GET /v1/hello')
      const claims = {
        nonce: url.searchParams.get('nonce'),
        serverTime: new Date().toISOString(),
        practice: true,
      }
      return void response.end(await signJws(claims, receiptKey.key, 'tram-hello+jwt'))
    }
    const claims = await proofOf(request, identityKey)
    const fits =
      claims?.['htm'] === request.method &&
      claims?.['htu'] === `https://${request.headers.host}${url.pathname}` &&
      claims?.['sid'] === STATION
    const jti = String(claims?.['jti'])
    const fresh = claims?.['nonce'] === nonce && !seen.has(jti)
    seen.add(jti)
    nonce = randomBytes(8).toString('hex')
    response.setHeader('DPoP-Nonce', nonce)
    if (!fits) return void refuse(response, 401, { error: 'bad-proof' })
    if (!fresh) return void refuse(response, 401, { error: 'use-nonce' })
    registry.calls.push(`${request.method} ${url.pathname}`)
    if (url.pathname.startsWith('/v1/uploads')) return tus(registry, request, response, url)
    return receipt(registry, response, url)
  }
  return registry
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

async function proofOf(
  request: IncomingMessage,
  identityKey: KeyObject,
): Promise<Record<string, unknown> | null> {
  const proof = String(request.headers['station-proof'])
  const { jwk, typ } = decodeProtectedHeader(proof)
  const own = identityKey.export({ format: 'jwk' })
  if (!jwk || typ !== 'dpop+jwt' || jwk.x !== own.x || jwk.y !== own.y || 'd' in jwk) return null
  const { payload } = await compactVerify(proof, await importJWK(jwk, 'ES256'))
  return JSON.parse(Buffer.from(payload).toString())
}

function metadataOf(header: string): Record<string, string> {
  const pairs = header.split(',').map((pair) => pair.split(' '))
  return Object.fromEntries(
    pairs.map(([key = '', value = '']) => [key, Buffer.from(value, 'base64').toString()]),
  )
}

async function tus(
  registry: TestRegistry,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  response.setHeader('Tus-Resumable', '1.0.0')
  if (request.method === 'POST') {
    const metadata = metadataOf(String(request.headers['upload-metadata']))
    const id = metadata['sha256'] ?? ''
    registry.uploads.set(id, {
      size: Number(request.headers['upload-length']),
      metadata,
      bytes: Buffer.alloc(0),
    })
    return void response.writeHead(201, { Location: `/v1/uploads/${id}` }).end()
  }
  const upload = registry.uploads.get(url.pathname.split('/').at(-1) ?? '')
  if (!upload) return void refuse(response, 404, { error: 'unknown' })
  if (request.method === 'PATCH') {
    if (Number(request.headers['upload-offset']) !== upload.bytes.length)
      return void response.writeHead(409).end()
    const cut = registry.cuts.shift() ?? Infinity
    let got = 0
    for await (const part of request) {
      if (!Buffer.isBuffer(part)) continue
      const taken = part.subarray(0, Math.max(0, cut - got))
      upload.bytes = Buffer.concat([upload.bytes, taken])
      got += part.length
      registry.bodyBytes += taken.length
      if (got >= cut) return void request.socket.resetAndDestroy()
    }
  }
  const headers = { 'Upload-Offset': String(upload.bytes.length), 'Upload-Length': String(upload.size) }
  response.writeHead(request.method === 'PATCH' ? 204 : 200, headers).end()
}

async function receipt(registry: TestRegistry, response: ServerResponse, url: URL): Promise<void> {
  const [applicationId, revision] = url.pathname.split('/').slice(-2)
  const upload = [...registry.uploads.values()].find(
    ({ metadata }) => metadata['applicationId'] === applicationId,
  )
  if (!upload || upload.bytes.length !== upload.size) return void refuse(response, 409, { error: 'not-yet' })
  const claims = {
    schema: 'receipt/1',
    stationId: STATION,
    applicationId,
    revision: Number(revision),
    contentHash: createHash('sha256').update(upload.bytes).digest('hex'),
    size: upload.size,
    receivedAt: new Date().toISOString(),
    seq: 1,
    prevReceiptHash: NO_HASH,
  }
  response.writeHead(200, { 'Content-Type': 'application/json' })
  response.end(JSON.stringify({ receipt: await registry.forge(claims) }))
}
