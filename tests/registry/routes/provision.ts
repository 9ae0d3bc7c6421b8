/** `POST /v1/provision` and officers' certificates. */
import { z } from 'zod'
import { officerId } from '../../../src-main/contract/primitives.ts'
import type { Roster } from '../../../src-main/contract/records/roster.ts'
import { provisionRequest, type Provision } from '../../../src-main/contract/records/wire.ts'
import type { Context } from '../context.ts'
import { officers, practiceOfficer } from '../officers.ts'
import { readSigningRequest } from '../pki/signing-request.ts'
import { fullName } from '../../../src-main/contract/records/resident.ts'
import { practiceAbsent, practiceCases, type PracticeCase } from '../residents/practice-cases.ts'
import { practiceCitizens } from '../residents/practice.ts'
import { refuse, type App } from '../server.ts'
import { thumbprint, type Station } from '../stations.ts'
import { createTurns } from '../turns.ts'
import { demandProof, stationOf } from './station-proof.ts'

const PACK_TYP = 'tram-policy-pack+jwt'

export function addProvisionRoutes(app: App, context: Context): void {
  const turns = createTurns()
  app.post('/v1/provision', async (request, reply) => {
    const parsed = provisionRequest.safeParse(request.body)
    if (!parsed.success) return refuse(reply, { error: 'bad-request' })
    const { code, identityCsr, decryptionCsr } = parsed.data
    const identity = await readSigningRequest(identityCsr)
    const decryption = await readSigningRequest(decryptionCsr)
    if (!identity || !decryption) return refuse(reply, { error: 'bad-request', reason: 'csr' })
    const station = await turns.run(async () => {
      const before = await findBefore(code, await thumbprint(identity), context)
      if (before) return before
      if (!context.code.matches(code) || isSpent(code, context)) return null
      return context.stations.register(context.code.hashOf(code), identity, decryption)
    })
    return station ? reply.send(await answerFor(station, context)) : refuse(reply, { error: 'wrong-code' })
  })

  app.get('/v1/roster', { onRequest: demandProof(context) }, async (request, reply) =>
    reply
      .type('application/jose')
      .send(
        await context.authority.policy.signer.sign('tram-roster+jwt', rosterOf(stationOf(request), context)),
      ),
  )

  const body = z.object({ csr: z.string(), code: z.string().max(80).optional() })
  const params = z.object({ officerId })
  app.post(
    '/v1/officers/:officerId/certificate',
    { onRequest: demandProof(context) },
    async (request, reply) => {
      const [asked, who] = [body.safeParse(request.body), params.safeParse(request.params)]
      if (!asked.success || !who.success) return refuse(reply, { error: 'bad-request' })
      const officer = officers.find((o) => o.officerId === who.data.officerId)
      if (!officer) return refuse(reply, { error: 'unknown' })
      const isTheirs = context.officerCodes.get(officer.officerId)?.matches(asked.data.code ?? '')
      if (!context.practice && !isTheirs) return refuse(reply, { error: 'wrong-code' })
      const key = await readSigningRequest(asked.data.csr)
      if (!key) return refuse(reply, { error: 'bad-request', reason: 'csr' })
      return reply.send({
        certificate: await context.stations.certifyOfficer(stationOf(request), officer, key),
      })
    },
  )
}

function rosterOf(stationId: string, { authority, now }: Context): Roster {
  return {
    schema: 'roster/1',
    stationId,
    issuedAt: now().toISOString(),
    officers: [...officers],
    revoked: [],
    authorities: [authority.ca.certificatePem],
  }
}

/** A station whose first answer was lost asks again with the same code and key, and gets the same answer. */
function findBefore(
  code: string,
  identityThumbprint: string,
  { stations, code: standing }: Context,
): Promise<Station | null> {
  const codeHash = standing.hashOf(code)
  const found = stations
    .all()
    .find((s) => s.codeHash === codeHash && s.identityThumbprint === identityThumbprint)
  return Promise.resolve(found ?? null)
}

function isSpent(code: string, { practice, stations, code: standing }: Context): boolean {
  return !practice && stations.all().some((s) => s.codeHash === standing.hashOf(code))
}

async function answerFor(station: Station, context: Context): Promise<Provision> {
  const { authority } = context
  return {
    schema: 'provision/1',
    stationId: station.stationId,
    ward: context.ward,
    practice: context.practice ? { ...practiceOfficer, citizens: hints } : null,
    certificates: {
      ca: authority.ca.certificatePem,
      identity: station.identity,
      decryption: station.decryption,
      sealingCurrent: authority.sealing.current.certificatePem,
      sealingRecovery: authority.sealing.recovery.certificatePem,
      receipt: authority.receipt.certificatePem,
      policy: authority.policy.certificatePem,
    },
    pack: await authority.policy.signer.sign(PACK_TYP, context.pack),
    officers: [...officers],
  }
}

const hintOf = ({ personalNumber, name, shows, hand }: PracticeCase) => ({
  personalNumber,
  name,
  shows,
  ...(hand && { hand }),
})
const hints = [
  ...[...practiceCitizens, ...practiceCases].map(hintOf),
  { personalNumber: '', name: fullName(practiceAbsent.name), shows: practiceAbsent.shows },
]
