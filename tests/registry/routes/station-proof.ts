/** Demands the station's proof before anything of the body is read. */
import { X509Certificate } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { TLSSocket } from 'node:tls'
import { checkProof } from '../proof/proof.ts'
import { addressOf, refuse } from '../server.ts'
import type { Context } from '../context.ts'

const proven = new WeakMap<object, string>()

/** A Fastify `onRequest` hook. */
export function demandProof(context: Context) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const header = request.headers['station-proof']
    const proof = typeof header === 'string' ? header : undefined
    const url = addressOf(request)
    const verdict = URL.canParse(url)
      ? await checkProof(proof, { method: request.method, url }, context.proof)
      : { ok: false as const, error: 'bad-proof' as const, reason: 'htu' }
    if (!verdict.ok) return refuse(reply, { error: verdict.error, reason: verdict.reason })
    if (!isSameStation(request, verdict.stationId, context)) {
      return refuse(reply, { error: 'bad-proof', reason: 'certificate' })
    }
    proven.set(request.raw, verdict.stationId)
    return undefined
  }
}

/** A certificate that came in the handshake must be the very one that this station was given. */
function isSameStation(request: FastifyRequest, stationId: string, context: Context): boolean {
  const { socket } = request.raw
  const shown = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined
  if (!shown) return !context.mutualTls
  const given = context.stations.identityOf(stationId)
  return given !== null && new X509Certificate(given).fingerprint256 === shown.fingerprint256
}

/** The station that proved itself on this request; only behind `demandProof`. */
export function stationOf(request: FastifyRequest): string {
  const stationId = proven.get(request.raw)
  if (stationId === undefined) throw new Error('a route forgot to demand the proof')
  return stationId
}
