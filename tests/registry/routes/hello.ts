/** `GET /v1/hello?nonce=`: signed time over the caller's nonce. A captive portal cannot forge it. */
import { z } from 'zod'
import type { Context } from '../context.ts'
import { refuse, type App } from '../server.ts'

const HELLO_TYP = 'tram-hello+jwt'

const query = z.object({ nonce: z.string().regex(/^[A-Za-z0-9_-]{8,128}$/) })

export function addHelloRoute(app: App, { authority, practice, now }: Context): void {
  app.get('/v1/hello', async (request, reply) => {
    const parsed = query.safeParse(request.query)
    if (!parsed.success) return refuse(reply, { error: 'bad-request' })
    const claims = { nonce: parsed.data.nonce, serverTime: now().toISOString(), practice }
    return reply.type('application/jwt').send(await authority.receipt.signer.sign(HELLO_TYP, claims))
  })
}
