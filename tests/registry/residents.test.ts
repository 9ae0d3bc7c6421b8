/** One person at the registry, and what a supervisor decides: the routes, over TLS, each answer held to the document. */
import { createPublicKey } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compactVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approvalDecision } from '../../src-main/contract/records/approval-wire.ts'
import { fullName } from '../../src-main/contract/records/resident.ts'
import { residentAnswer, type PersonAsked } from '../../src-main/contract/records/resident-wire.ts'
import { exceptionOf } from '../fixtures/workflow.ts'
import { practiceAbsent } from './residents/practice-cases.ts'
import { startRegistry } from './start.ts'
import { jsonOf } from './testing/client.ts'
import { asJson, provisionStation, sha256Of, type TestStation } from './testing/station.ts'

let dir: string
let registry: Awaited<ReturnType<typeof startRegistry>>
let station: TestStation
const start = () => startRegistry({ dir, residents: 60 })
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tram-residents-'))
  registry = await start()
  station = await provisionStation(registry.url, registry.caPem, registry.code)
}, 120_000)
afterAll(async () => {
  station.client.close()
  await registry.stop()
  await rm(dir, { recursive: true, force: true })
})

const post = (path: string, body: object) =>
  station.call(path, { method: 'POST', headers: asJson, body: JSON.stringify(body) })

async function claimsOf(jws: string, pem: string): Promise<unknown> {
  const { payload } = await compactVerify(jws, createPublicKey(pem), { algorithms: ['ES256'] })
  return JSON.parse(new TextDecoder().decode(payload))
}

async function find(asked: PersonAsked) {
  const answer = await post('/v1/residents/find', { schema: 'resident-question/1', nonce: 'a1b2c3d4', asked })
  const { answer: jws } = jsonOf(answer) as { answer: string }
  const claims = residentAnswer.parse(await claimsOf(jws, station.provision.certificates.policy))
  expect([claims.nonce, claims.stationId]).toEqual(['a1b2c3d4', station.provision.stationId])
  return claims
}
const byNumber = (personalNumber: string) => find({ by: 'personal-number', personalNumber })

describe('one person', () => {
  it('is found by either number, and by name, sex and birth', async () => {
    const { residents } = await byNumber('066092003347')
    expect(residents.map(({ fields }) => fullName(fields.fullNameBirth))).toEqual(['Bùi Đức Thắng'])
    const old = await find({ by: 'old-id-number', oldIdNumber: '241092334' })
    expect(old.residents).toMatchObject([{ personalNumber: '066092003347' }])
    const person = {
      by: 'person',
      fullName: 'BÙI ĐỨC THẮNG',
      dateOfBirth: '1992-12-30',
      gender: '1',
    } as const
    expect((await find(person)).residents).toMatchObject([{ personalNumber: '066092003347' }])
    expect((await find({ ...person, gender: '2' })).residents).toEqual([])
  })

  it('who has moved since the extract is given as they are today', async () => {
    const [moved] = (await byNumber('066182001640')).residents
    expect(moved).toMatchObject({ recordVersion: 2, fields: { currentResidence: { unitCode: '24169' } } })
    expect(moved?.fields.currentResidence.text).toContain('Y Wang')
  })

  it('of another ward is known although no extract has them', async () => {
    expect((await byNumber('001095012344')).residents).toMatchObject([{ oldIdNumber: '013195234' }])
  })

  it('whom nobody has registered is absent', async () => {
    const { name, dateOfBirth, gender } = practiceAbsent
    const absent = await find({ by: 'person', fullName: fullName(name), dateOfBirth, gender })
    expect([absent.residents, absent.portrait]).toEqual([[], null])
  })

  it.each([
    ['no question', {}],
    ['a number of eleven digits', { by: 'personal-number', personalNumber: '06609200334' }],
    ['a quote in the number', { by: 'old-id-number', oldIdNumber: '24109233"' }],
  ])('%s is refused', async (_, asked) => {
    const body = { schema: 'resident-question/1', nonce: 'a1b2c3d4', asked }
    expect((await post('/v1/residents/find', body)).status).toBe(400)
  })

  it('is nobody’s business without a proof', async () => {
    const call = { method: 'POST', headers: asJson, body: '{}' }
    for (const path of ['/v1/residents/find', '/v1/residents/portrait', '/v1/approvals'])
      expect((await station.client.call(path, call)).status).toBe(401)
  })
})

describe('the last portrait', () => {
  const ask = (personalNumber: string) =>
    post('/v1/residents/portrait', { schema: 'portrait-question/1', personalNumber })

  it('is the picture whose hash the answer names, and another one of another citizen', async () => {
    const { portrait } = await byNumber('066092003347')
    const picture = await ask('066092003347')
    expect(sha256Of(picture.body)).toBe(portrait?.sha256)
    expect(picture.body).toHaveLength(portrait?.size ?? 0)
    expect(sha256Of((await ask('066188005521')).body)).not.toBe(portrait?.sha256)
  })

  it('is there of nobody who never held a card', async () => {
    expect((await byNumber('066224001927')).portrait).toBeNull()
    expect((await ask('066224001927')).status).toBe(404)
  })
})

describe('an application that waits for a second pair of eyes', () => {
  const waiting = {
    applicationId: '0198c0de-0000-7000-8000-000000000001',
    revision: 1,
    exceptionsSha256: 'ab'.repeat(32),
    exceptions: [exceptionOf('finger-3')],
    confirmedAt: '2026-11-01T01:00:00Z',
    approveBy: '2026-11-08',
  }
  const tell = async (list: object[]) => {
    const answer = await post('/v1/approvals', { schema: 'approval-request/1', waiting: list })
    return (jsonOf(answer) as { decisions: string[] }).decisions
  }
  const ruling = { decision: 'approved', supervisorId: 'tt-giam-sat-1', reason: '' } as const

  it('is seen by the supervisor, late after its day, and the decision is on these exceptions for ever', async () => {
    expect(await tell([waiting])).toEqual([])
    expect(registry.approvals.waiting()).toMatchObject([
      { applicationId: waiting.applicationId, isLate: true },
    ])
    expect(await registry.approvals.decide('0198c0de-0000-7000-8000-00000000000f', ruling)).toBe(false)
    expect(await registry.approvals.decide(waiting.applicationId, ruling)).toBe(true)
    const [jws, ...others] = await tell([waiting])
    expect(others).toEqual([])
    const { receipt } = station.provision.certificates
    const decision = approvalDecision.parse(await claimsOf(jws ?? '', receipt))
    expect(decision).toMatchObject({ ...ruling, exceptionsSha256: waiting.exceptionsSha256 })
    expect(await tell([{ ...waiting, exceptionsSha256: 'cd'.repeat(32) }])).toEqual([])
    expect(registry.approvals.waiting()).toHaveLength(1)
    expect(await tell([])).toEqual([])
    expect(registry.approvals.waiting()).toEqual([])

    await registry.stop()
    registry = await start()
    station = station.at(registry.url, registry.caPem)
    expect(await tell([waiting])).toEqual([jws])
  })

  it('without an exception, or of twenty-one at once, is refused', async () => {
    const status = async (list: object[]) =>
      (await post('/v1/approvals', { schema: 'approval-request/1', waiting: list })).status
    expect(await status([{ ...waiting, exceptions: [] }])).toBe(400)
    expect(await status(Array.from({ length: 21 }, () => waiting))).toBe(400)
  })
})
