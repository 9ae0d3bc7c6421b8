/** What became of an application: its receipt, and the centre's decision. */
import { z } from 'zod'
import { applicationId, sha256, stationId } from '../../../src-main/contract/primitives.ts'
import type { Context } from '../context.ts'
import { findReceived, type ApplicationKey } from '../database/received.ts'
import { readStoredMetadata } from '../intake/metadata.ts'
import { refuse, type App } from '../server.ts'
import { demandProof, stationOf } from './station-proof.ts'

const revision = z
  .string()
  .regex(/^[1-9]\d?$/)
  .transform(Number)
const receiptParams = z.object({ stationId, applicationId, revision })
const hashQuery = z.object({ sha256 })
const statusParams = z.object({ applicationId, revision })

export function addReceiptRoutes(app: App, context: Context): void {
  const onRequest = demandProof(context)
  app.get('/v1/receipts/:stationId/:applicationId/:revision', { onRequest }, async (request, reply) => {
    const key = receiptParams.safeParse(request.params)
    if (!key.success) return refuse(reply, { error: 'bad-request' })
    const row = await findReceived(context.db, key.data)
    // Another station's work is none of this one's business, unless it has carried it and so knows what it is.
    const isOwn = key.data.stationId === stationOf(request)
    if (!isOwn && !(row && hashQuery.safeParse(request.query).data?.sha256 === row.contentHash)) {
      return refuse(reply, { error: 'unknown' })
    }
    if (row) return reply.send({ receipt: row.receipt })
    if (await isUnderWay(key.data, context)) return refuse(reply, { error: 'not-yet' })
    const refused = await context.refused.findLatest(key.data)
    if (!refused) return refuse(reply, { error: 'unknown' })
    return refuse(reply, { error: 'does-not-verify', reason: refused.reason })
  })

  app.get('/v1/applications/:applicationId/:revision/status', { onRequest }, async (request, reply) => {
    const params = statusParams.safeParse(request.params)
    if (!params.success) return refuse(reply, { error: 'bad-request' })
    const row = await findReceived(context.db, { stationId: stationOf(request), ...params.data })
    return row ? reply.send({ state: row.state, reason: row.reason }) : refuse(reply, { error: 'unknown' })
  })
}

async function isUnderWay(key: ApplicationKey, { store }: Context): Promise<boolean> {
  for (const id of await store.ids()) {
    const metadata = readStoredMetadata((await store.find(id))?.metadata)
    if (
      metadata?.stationId === key.stationId &&
      metadata.applicationId === key.applicationId &&
      metadata.revision === key.revision
    ) {
      return true
    }
  }
  return false
}
