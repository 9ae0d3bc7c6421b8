/**
 * What a station pulls page by page: the centre's decisions, and the list of what was received from it. Each page is
 * one JWS over the caller's nonce, so that nobody on the way can make up, hold back or repeat a decision unseen.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { decisionsAfter } from '../database/decisions.ts'
import { receivedAfter } from '../database/received.ts'
import { refuse, type App } from '../server.ts'
import { demandProof, stationOf } from './station-proof.ts'

const PAGE = 500

const query = z.object({
  after: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
  nonce: z.string().regex(/^[A-Za-z0-9_-]{8,128}$/),
})

interface Feed {
  readonly path: string
  readonly typ: string
  readonly schema: string
  /** One more than a page is asked for: it tells whether there is another page. */
  readonly read: (stationId: string, after: number, limit: number) => Promise<readonly object[]>
}

export function addPageRoutes(app: App, context: Context): void {
  const { db } = context
  const feeds: Feed[] = [
    {
      path: '/v1/decisions',
      typ: 'tram-decisions+jwt',
      schema: 'decisions/1',
      read: (station, after, limit) => decisionsAfter(db, station, after, limit),
    },
    {
      path: '/v1/received',
      typ: 'tram-received+jwt',
      schema: 'received/1',
      read: (station, after, limit) => receivedAfter(db, station, after, limit),
    },
  ]
  const onRequest = demandProof(context)
  for (const feed of feeds) {
    app.get(feed.path, { onRequest }, (request, reply) => answerPage(request, reply, feed, context))
  }
}

async function answerPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { read, typ, schema }: Feed,
  { authority }: Context,
): Promise<FastifyReply> {
  const asked = query.safeParse(request.query)
  if (!asked.success) return refuse(reply, { error: 'bad-request' })
  const { after, nonce } = asked.data
  const stationId = stationOf(request)
  const found = await read(stationId, after, PAGE + 1)
  const isLast = found.length <= PAGE
  const page = { schema, stationId, nonce, isLast, entries: found.slice(0, PAGE) }
  return reply.send({ signed: await authority.receipt.signer.sign(typ, page) })
}
