/**
 * tus 1.0 uploads. The protocol is @tus/server's; here is who may, what a creation must say, and the registry's own
 * answers for work that is received or refused already.
 */
import { Server as TusServer } from '@tus/server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import { findByUpload, findReceived, type ReceivedRow } from '../database/received.ts'
import type { Verdict } from '../intake/intake.ts'
import {
  parseUploadMetadata,
  readStoredMetadata,
  uploadIdOf,
  type UploadMetadata,
} from '../intake/metadata.ts'
import type { UploadStore } from '../intake/upload-store.ts'
import { refusalResponse, refuse, type App, type Refusal } from '../server.ts'
import { demandProof, stationOf } from './station-proof.ts'

/** Sealed files are 1.5 to 3 MB (domain.md §10). */
const LARGEST_UPLOAD = 64 * 1024 * 1024
const PATH = '/v1/uploads'
const UPLOAD_ID = /^[0-9a-f]{64}$/
const PATCH_TYPE = 'application/offset+octet-stream'

export function addUploadRoutes(app: App, context: Context): void {
  const tus = createTus(context)
  // The body is tus's to read, byte by byte as it comes.
  app.addContentTypeParser(PATCH_TYPE, (_request, _payload, done) => {
    done(null)
  })
  const onRequest = demandProof(context)
  const handOver = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    reply.hijack()
    await tus.handle(request.raw, reply.raw)
  }

  app.post(PATH, { onRequest }, async (request, reply) => {
    const metadata = parseUploadMetadata(header(request, 'upload-metadata'))
    const problem = metadata ? creationProblem(request, metadata, context) : 'metadata'
    if (!metadata || problem !== null)
      return refuse(reply, { error: 'bad-request', reason: problem ?? 'metadata' })
    const known = await knownBefore(metadata, context)
    return known ? refuse(reply, known) : handOver(request, reply)
  })

  app.route<{ Params: { id: string } }>({
    method: ['HEAD', 'PATCH', 'DELETE'],
    url: `${PATH}/:id`,
    onRequest,
    handler: async (request, reply) => {
      const { id } = request.params
      if (!UPLOAD_ID.test(id)) return refuse(reply, { error: 'unknown' })
      const upload = await context.store.find(id)
      // What a station has begun another may carry on, but not end.
      if (request.method === 'DELETE' && upload && !isOwn(upload, request))
        return refuse(reply, { error: 'unknown' })
      // All is here but nothing came of it, as after a crash: whoever asks brings it to its end.
      const isWhole = upload !== null && upload.offset === upload.size && request.method !== 'DELETE'
      const outcome = isWhole ? refusalOf(await context.intake.finish(id)) : null
      if (outcome) return refuse(reply, outcome)
      if (upload && !isWhole) return handOver(request, reply)
      return answerEnded(request, reply, context)
    },
  })
}

function isOwn(upload: Awaited<ReturnType<UploadStore['find']>>, request: FastifyRequest): boolean {
  return readStoredMetadata(upload?.metadata)?.stationId === stationOf(request)
}

/**
 * The upload itself is gone; its end is still told to the station that missed it. Its id is a hash over the content's
 * hash: whoever knows it has the file.
 */
async function answerEnded(
  request: FastifyRequest<{ Params: { id: string } }>,
  reply: FastifyReply,
  { db, refused }: Context,
): Promise<FastifyReply> {
  const { id } = request.params
  const row = await findByUpload(db, id)
  if (row) return answerReceived(request, reply, row)
  const before = await refused.find(id)
  if (!before) return refuse(reply, { error: 'unknown' })
  return refuse(reply, { error: 'does-not-verify', reason: before.reason })
}

function createTus(context: Context): TusServer {
  return new TusServer({
    path: PATH,
    datastore: context.store,
    relativeLocation: true,
    maxSize: LARGEST_UPLOAD,
    namingFunction: (_request, metadata) => {
      const announced = readStoredMetadata(metadata)
      if (!announced) throw new Error('metadata was checked before')
      return uploadIdOf(announced)
    },
    onUploadFinish: async (_request, upload) => {
      const outcome = refusalOf(await context.intake.finish(upload.id))
      return outcome ? refusalResponse(outcome) : {}
    },
  })
}

function creationProblem(
  request: FastifyRequest,
  metadata: UploadMetadata,
  { stations }: Context,
): string | null {
  // Another station may carry what a station of ours has sealed; its seal and its officer are checked all the same.
  if (stations.identityOf(metadata.stationId) === null) return 'station'
  const length = header(request, 'upload-length')
  if (length === undefined || !/^[1-9]\d{0,9}$/.test(length) || Number(length) > LARGEST_UPLOAD)
    return 'length'
  // A creation that carries bytes starts from zero after every cut (reference/sync.md §1).
  return header(request, 'content-type') === PATCH_TYPE ? 'body' : null
}

async function knownBefore(metadata: UploadMetadata, { db, refused }: Context): Promise<Refusal | null> {
  const row = await findReceived(db, metadata)
  if (row?.contentHash === metadata.sha256) return { error: 'already-received', receipt: row.receipt }
  if (row) return { error: 'other-content' }
  const before = await refused.find(uploadIdOf(metadata))
  return before ? { error: 'does-not-verify', reason: before.reason } : null
}

function answerReceived(request: FastifyRequest, reply: FastifyReply, row: ReceivedRow): FastifyReply {
  if (request.method !== 'HEAD') return refuse(reply, { error: 'already-received', receipt: row.receipt })
  return reply
    .header('Tus-Resumable', '1.0.0')
    .header('Upload-Offset', String(row.size))
    .header('Upload-Length', String(row.size))
    .code(200)
    .send()
}

/** Null where all is well, or where there is nothing to say yet. */
function refusalOf(verdict: Verdict): Refusal | null {
  switch (verdict.state) {
    case 'received':
    case 'incomplete':
      return null
    case 'refused':
      return { error: 'does-not-verify', reason: verdict.reason }
    case 'other-content':
      return { error: 'other-content' }
    case 'hash-mismatch':
      return { error: 'hash-mismatch' }
  }
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name]
  return typeof value === 'string' ? value : undefined
}
