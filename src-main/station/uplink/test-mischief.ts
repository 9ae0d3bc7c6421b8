/** Twenty-odd ways in which a registry, or whoever stands in its place, misbehaves while a file is sent. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { refuse, signJws, type TestRegistry } from './test-registry.ts'
import { idOf, identityKey } from './test-station.ts'

type Answer = (request: IncomingMessage, response: ServerResponse, registry: TestRegistry) => boolean

export interface Mischief {
  readonly what: string
  /** True where it has answered, or will not. */
  readonly answer?: Answer
  readonly forge?: (claims: Record<string, unknown>, registry: TestRegistry) => Promise<string>
}

type Deed = (response: ServerResponse, request: IncomingMessage) => unknown

/** Does it to the calls with this method whose address holds this. */
const to =
  (method: string, part: string, deed: Deed): Answer =>
  (request, response) => {
    if (request.method !== method || !request.url?.includes(part)) return false
    deed(response, request)
    return true
  }
const creation = (deed: Deed) => to('POST', '/uploads', deed)
const body = (deed: Deed) => to('PATCH', '/uploads', deed)
const receipt = (deed: Deed) => to('GET', '/receipts', deed)

const status =
  (code: number, headers: Record<string, string> = {}): Deed =>
  (response) =>
    response.writeHead(code, headers).end()
const page: Deed = (response) => response.end('<!doctype html><p>Please sign in</p>')
const silence: Deed = () => undefined
const tus = { 'Tus-Resumable': '1.0.0' }

/** One byte at a time, for ever: whoever waits for the end waits too long. */
const trickle: Deed = (response) => {
  response.writeHead(200, { 'Content-Type': 'application/json' })
  const timer = setInterval(() => response.write(' '), 20)
  response.on('close', () => clearInterval(timer))
}
const flood: Deed = (response) => {
  const pour = (): void => void (response.write(Buffer.alloc(1 << 18)) && setImmediate(pour))
  response.on('drain', pour)
  pour()
}
const cutShort: Deed = (response) => {
  response.writeHead(200, { 'Content-Length': '1000' }).write('{"receipt":')
  setTimeout(() => response.destroy(), 20)
}
const reset: Deed = (_response, request) => request.socket.resetAndDestroy()
const notHttp: Deed = (_response, request) => request.socket.end('220 mail.example ESMTP\r\n')

const signed = (claims: Record<string, unknown>, { receiptKey }: TestRegistry) =>
  signJws(claims, receiptKey.key, 'tram-receipt+jwt')
const unsigned = (claims: object) => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'none', typ: 'tram-receipt+jwt' })}.${part(claims)}.`
}

export const mischiefs: readonly Mischief[] = [
  { what: 'answers 500 to a creation', answer: creation(status(500)) },
  { what: 'answers 503 and says when to come again', answer: body(status(503, { 'Retry-After': '3600' })) },
  { what: 'answers 409 to a body without a word', answer: body(status(409)) },
  { what: 'answers 423: another holds the upload', answer: body(status(423)) },
  {
    what: 'has forgotten the upload (404)',
    answer: body((response) => refuse(response, 404, { error: 'unknown' })),
  },
  { what: 'answers 410: the upload is over', answer: body(status(410)) },
  { what: 'never takes the proof', answer: creation((r) => refuse(r, 401, { error: 'bad-proof' })) },
  {
    what: 'never has a nonce that it likes',
    answer: creation((r) => refuse(r, 401, { error: 'use-nonce' })),
  },
  { what: 'hangs before it answers a creation', answer: creation(silence) },
  { what: 'hangs in the middle of a body', answer: body(silence) },
  { what: 'trickles its answer for ever', answer: body(trickle) },
  { what: 'resets the connection in a body', answer: body(reset) },
  { what: 'cuts its receipt short', answer: receipt(cutShort) },
  { what: 'redirects', answer: creation(status(307, { Location: 'https://localhost:1/v1/uploads' })) },
  {
    what: 'sends the upload elsewhere',
    answer: creation(status(201, { Location: 'https://localhost:1/x', ...tus })),
  },
  { what: 'creates an upload nowhere', answer: creation(status(201, tus)) },
  { what: 'shows a page in place of the receipt', answer: receipt(page) },
  { what: 'answers a receipt without an end', answer: receipt(flood) },
  { what: 'speaks another protocol', answer: body(notHttp) },
  { what: 'confirms no byte', answer: body(status(204, { 'Upload-Offset': '0', ...tus })) },
  {
    what: 'confirms more bytes than there are',
    answer: body(status(204, { 'Upload-Offset': '99999999', ...tus })),
  },
  { what: 'confirms what it has not kept', answer: body(status(204, { 'Upload-Offset': '5000', ...tus })) },
  {
    what: 'calls it received and has no receipt',
    answer: creation((response) => refuse(response, 409, { error: 'already-received' })),
  },
  {
    what: 'calls it received with the receipt of another',
    answer: (request, response, registry) => {
      if (request.method !== 'POST') return false
      const claims = { schema: 'receipt/1', applicationId: idOf(99), revision: 1 }
      void signed(claims, registry).then((jws) =>
        refuse(response, 409, { error: 'already-received', receipt: jws }),
      )
      return true
    },
  },
  {
    what: 'signs for other bytes',
    forge: (claims, r) => signed({ ...claims, contentHash: 'f'.repeat(64) }, r),
  },
  { what: 'signs for fewer bytes', forge: (claims, r) => signed({ ...claims, size: 1 }, r) },
  {
    what: 'repeats the receipt of another application',
    forge: (c, r) => signed({ ...c, applicationId: idOf(9) }, r),
  },
  {
    what: 'repeats the receipt of an earlier revision',
    forge: (claims, r) => signed({ ...claims, revision: 2 }, r),
  },
  {
    what: 'signs for another station',
    forge: (claims, r) => signed({ ...claims, stationId: 'station-0002' }, r),
  },
  {
    what: 'signs with a key of its own',
    forge: (claims) => signJws(claims, identityKey, 'tram-receipt+jwt'),
  },
  { what: 'signs with no key', forge: (claims) => Promise.resolve(unsigned(claims)) },
  { what: 'gives nonsense for a receipt', forge: () => Promise.resolve('….….…') },
]
