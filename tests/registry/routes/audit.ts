/** Countersigning of the stations' audit logs. */
import { checkpointRequest } from '../../../src-main/contract/records/audit.ts'
import type { Context } from '../context.ts'
import { refuse, type App } from '../server.ts'
import { demandProof, stationOf } from './station-proof.ts'

export function addAuditRoutes(app: App, context: Context): void {
  const onRequest = demandProof(context)
  const { auditHeads } = context
  app.get('/v1/audit/head', { onRequest }, (request, reply) =>
    reply.send({ head: auditHeads.jwsOf(stationOf(request)) }),
  )

  app.post('/v1/audit/checkpoints', { onRequest }, async (request, reply) => {
    const body = checkpointRequest.safeParse(request.body)
    if (!body.success) return refuse(reply, { error: 'bad-request' })
    const { checkpoint, consistency } = body.data
    const answer = await auditHeads.countersign(stationOf(request), checkpoint, consistency)
    switch (answer.state) {
      case 'countersigned':
        return reply.send({ head: answer.head })
      case 'other-history':
        return refuse(reply, { error: 'other-history', reason: answer.reason })
      case 'unreadable':
        return refuse(reply, { error: 'bad-request', reason: 'checkpoint' })
    }
  })
}
