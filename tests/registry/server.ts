/** Fastify over TLS with everything that every answer shares: the nonce, refusals as JSON, no caching. */
import type { Server } from 'node:https'
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { z } from 'zod'
import type { refusal } from '../../src-main/contract/records/wire.ts'
import type { Context } from './context.ts'

export type App = FastifyInstance<Server, IncomingMessage, ServerResponse>
export type Refusal = z.infer<typeof refusal>

/** A longer JSON body is no request of ours. */
const LONGEST_BODY = 65_536
/** A silent connection is closed; an upload on a bad link may take as long as it needs. */
const IDLE_MS = 120_000

const statusOf: Record<Refusal['error'], number> = {
  'bad-request': 400,
  'use-nonce': 401,
  'bad-proof': 401,
  'wrong-code': 403,
  unknown: 404,
  'already-received': 409,
  'other-content': 409,
  'other-history': 409,
  'not-yet': 409,
  'hash-mismatch': 422,
  'does-not-verify': 422,
}

export function refuse(reply: FastifyReply, body: Refusal): FastifyReply {
  return reply.code(statusOf[body.error]).type('application/json').send(body)
}

/** The same for an answer that another library writes. */
export function refusalResponse(body: Refusal): {
  status_code: number
  headers: Record<string, string>
  body: string
} {
  return {
    status_code: statusOf[body.error],
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  }
}

export function createServer(tls: { readonly key: string; readonly cert: string }, context: Context): App {
  const app = fastify({
    // Asked of everybody and demanded later: whoever is being provisioned has none yet.
    https: {
      ...tls,
      ca: context.authority.ca.certificatePem,
      requestCert: true,
      rejectUnauthorized: false,
      minVersion: 'TLSv1.2',
    },
    bodyLimit: LONGEST_BODY,
    connectionTimeout: IDLE_MS,
    requestTimeout: 0,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 200 },
  })
  app.addHook('onRequest', (_request, reply, done) => {
    // On the raw answer, because tus writes its own.
    reply.raw.setHeader('DPoP-Nonce', context.nonces.issue())
    reply.raw.setHeader('Cache-Control', 'no-store')
    done()
  })
  app.setNotFoundHandler((_request, reply) => refuse(reply, { error: 'unknown' }))
  app.setErrorHandler((error, _request, reply) => answerError(error, reply))
  return app
}

/** The client's mistakes are its to know; ours are not its business, and it may come again. */
function answerError(error: unknown, reply: FastifyReply): FastifyReply {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  if (status >= 400 && status < 500) return refuse(reply, { error: 'bad-request' })
  process.stderr.write(
    `registry: ${error instanceof Error ? (error.stack ?? error.message) : 'unknown error'}\n`,
  )
  return reply.code(500).type('application/json').send({ error: 'not-yet', reason: 'internal' })
}

/** The address as the client wrote it: what its proof must name. */
export function addressOf(request: FastifyRequest): string {
  return `https://${request.headers.host ?? ''}${request.raw.url ?? ''}`
}
