/** One request to a port of this machine. Every answer is bounded in bytes, none is followed elsewhere. */
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { HttpAsk, HttpError } from './http-link.ts'

/** A device's headers are a few lines. */
const maxHeaderBytes = 8_192

/**
 * Sends the request and hands on the body as it comes; answers with the status when it has ended. Any of `signals`
 * cancels. (They are not joined by AbortSignal.any: Node may collect what it gives before it fires.)
 */
export function send(
  port: number,
  ask: HttpAsk,
  onBytes: (bytes: Buffer) => void,
  signals: readonly AbortSignal[],
): Promise<Result<number, HttpError>> {
  if (signals.some(({ aborted }) => aborted)) return Promise.resolve(fail('cancelled'))
  return new Promise((resolve) => {
    const body = ask.json === undefined ? '' : JSON.stringify(ask.json)
    const request = httpRequest({
      // The number, not a name: what `localhost` means is the machine's to say, and may be another one.
      host: '127.0.0.1',
      port,
      method: ask.method,
      path: ask.path,
      agent: false,
      maxHeaderSize: maxHeaderBytes,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ext: 'Tram' },
    })
    let isOver = false
    const settle = (result: Result<number, HttpError>) => {
      isOver = true
      clearTimeout(patience)
      for (const signal of signals) signal.removeEventListener('abort', cancel)
      resolve(result)
      request.destroy()
    }
    const cancel = () => settle(fail('cancelled'))
    for (const signal of signals) signal.addEventListener('abort', cancel, { once: true })
    const patience = setTimeout(() => settle(fail('timeout')), ask.timeoutMs)
    request.on('error', () => settle(fail('closed')))
    request.on('response', (response) =>
      receive(response, ask.maxBytes, (bytes) => isOver || onBytes(bytes), settle),
    )
    request.end(body)
  })
}

function receive(
  response: IncomingMessage,
  maxBytes: number,
  onBytes: (bytes: Buffer) => unknown,
  settle: (result: Result<number, HttpError>) => void,
): void {
  let received = 0
  response.on('data', (bytes: Buffer) => {
    received += bytes.length
    if (received > maxBytes) settle(fail('too-large'))
    else onBytes(bytes)
  })
  response.on('end', () => settle(ok(response.statusCode ?? 0)))
  // The connection broke before the length that was announced.
  response.on('error', () => settle(fail('closed')))
  response.on('close', () => settle(fail('closed')))
}
