/** One person, as the registry knows them now, and their last portrait. What is asked for stands in the body only. */
import {
  portraitQuestion,
  residentQuestion,
  type ResidentAnswer,
} from '../../../src-main/contract/records/resident-wire.ts'
import type { Context } from '../context.ts'
import { refuse, type App } from '../server.ts'
import { demandProof, stationOf } from './station-proof.ts'

const RESIDENT_TYP = 'tram-resident+jwt'
const MOST = 10

export function addResidentRoutes(app: App, context: Context): void {
  const { authority, population, portraits, now } = context
  const onRequest = demandProof(context)
  app.post('/v1/residents/find', { onRequest }, async (request, reply) => {
    const question = residentQuestion.safeParse(request.body)
    if (!question.success) return refuse(reply, { error: 'bad-request' })
    const { asked, nonce } = question.data
    const residents = (await population.find(asked)).slice(0, MOST)
    const [only, ...others] = residents
    const answer: ResidentAnswer = {
      schema: 'resident-answer/1',
      stationId: stationOf(request),
      nonce,
      asOf: now().toISOString(),
      residents,
      portrait: only && others.length === 0 ? (portraits.of(only.personalNumber)?.facts ?? null) : null,
    }
    return reply.send({ answer: await authority.policy.signer.sign(RESIDENT_TYP, answer) })
  })

  app.post('/v1/residents/portrait', { onRequest }, (request, reply) => {
    const question = portraitQuestion.safeParse(request.body)
    if (!question.success) return refuse(reply, { error: 'bad-request' })
    const portrait = portraits.of(question.data.personalNumber)
    if (!portrait) return refuse(reply, { error: 'unknown' })
    return reply.type(portrait.facts.mediaType).send(Buffer.from(portrait.bytes))
  })
}
