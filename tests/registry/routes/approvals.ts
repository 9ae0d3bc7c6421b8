/** What waits on a station for a second pair of eyes, and the supervisor's signed decisions on it. */
import { approvalRequest } from '../../../src-main/contract/records/approval-wire.ts'
import type { Context } from '../context.ts'
import { refuse, type App } from '../server.ts'
import { demandProof, stationOf } from './station-proof.ts'

export function addApprovalRoutes(app: App, context: Context): void {
  app.post('/v1/approvals', { onRequest: demandProof(context) }, async (request, reply) => {
    const body = approvalRequest.safeParse(request.body)
    if (!body.success) return refuse(reply, { error: 'bad-request' })
    return reply.send({ decisions: await context.approvals.told(stationOf(request), body.data.waiting) })
  })
}
