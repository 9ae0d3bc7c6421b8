/** `GET /v1/extract`: the ward's residents, with the policy key's word that they are these. */
import { createReadStream } from 'node:fs'
import type { Context } from '../context.ts'
import type { App } from '../server.ts'
import { demandProof } from './station-proof.ts'

export function addExtractRoute(app: App, context: Context): void {
  app.get('/v1/extract', { onRequest: demandProof(context) }, async (request, reply) => {
    const { path, sha256, signature } = await context.extract.get()
    const etag = `"${sha256}"`
    void reply.header('ETag', etag).header('Extract-Signature', signature)
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    return reply.type('application/gzip').send(createReadStream(path))
  })
}
