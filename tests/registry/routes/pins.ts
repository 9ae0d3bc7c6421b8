/** The authorities to believe, as they are known now. */
import type { Context } from '../context.ts'
import { signPins } from '../pins.ts'
import type { App } from '../server.ts'
import { demandProof } from './station-proof.ts'

export function addPinsRoute(app: App, context: Context): void {
  const { dir, authority, now } = context
  app.get('/v1/pins', { onRequest: demandProof(context) }, async (_request, reply) =>
    reply.send({ signed: await signPins(dir, authority, now) }),
  )
}
