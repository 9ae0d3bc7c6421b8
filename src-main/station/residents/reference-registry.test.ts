/** The look-up and the approval from afar against the reference registry, from the counter's calls to its signature. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  enrolOfficer,
  makeAuthority,
  must,
  officer,
  openCounterOn,
  pin,
  type CounterOnDisk,
} from '../../../tests/fixtures/counter-on-disk.ts'
import { startRegistry } from '../../../tests/registry/start.ts'
import type { Intent } from '../../contract/calls/enrolment.ts'
import { aPortrait } from '../enrolment/test-portrait.ts'
import { crashingPlatform } from '../journal/crashing-platform.ts'
import type { Line } from '../uplink/line.ts'
import { provision } from '../uplink/provision.ts'
import { createRegistryClient } from '../uplink/registry-client.ts'
import { certificateRequest } from '../vault/certificate-request.ts'

const authority = makeAuthority()
const camera = { deviceId: 'cam-1', driver: 'uvc', model: 'Test', firmware: '1', simulated: true }
let dir: string
let registry: Awaited<ReturnType<typeof startRegistry>>
let desk: CounterOnDisk
let line: Line | null = null
let open: Line

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'look-up-'))
  registry = await startRegistry({ dir, residents: 40 })
  desk = await openCounterOn(
    crashingPlatform(() => 0),
    authority,
    { line: () => line },
  )
  const { identityKey, decryptionKey } = desk.vault
  const { provision: given } = must(
    await provision(registry.url, registry.caPem, {
      schema: 'provision-request/1',
      code: registry.code,
      identityCsr: certificateRequest(identityKey, 'identity'),
      decryptionCsr: certificateRequest(decryptionKey, 'decryption'),
    }),
  )
  const { stationId, certificates } = given
  const access = { url: registry.url, caPem: registry.caPem, stationId, identityKey }
  open = { client: createRegistryClient(access), stationId, certificates }
  await enrolOfficer(desk, authority)
  must(await desk.counter.handlers['officers.signIn']({ officerId: officer.officerId, pin }, 'officer'))
}, 120_000)
afterAll(async () => {
  desk.counter.approvals.stop()
  open.client.http.close()
  await registry.stop()
  await rm(dir, { recursive: true, force: true })
})

const call = () => desk.counter.handlers
const intend = async (intent: Intent) => must(await call()['enrolment.intend'](intent, 'officer'))
const openFor = (personalNumber: string) => call()['enrolment.open']({ personalNumber }, 'officer')
const lost = { do: 'choose-case', kind: 'reissue', reason: 'lost-or-damaged', isHelped: false } as const

describe('with the reference registry', () => {
  it('somebody of another ward is found by number only while there is a line', async () => {
    const text = '001095012344'
    const find = () => call()['residents.find']({ text, birthYear: null, around: '' }, 'officer')
    line = null
    expect(await find()).toEqual({ ok: false, error: { code: 'residents/not-found' } })
    line = open
    expect(await find()).toMatchObject({ value: { total: 1, from: 'registry' } })
    const sitting = must(await openFor(text))
    expect(sitting.draft.lookUp).toMatchObject({ from: 'registry', registry: 'known' })
  })

  it('the last portrait is shown, and the word on it names its hash', async () => {
    must(await openFor('066092003347'))
    await intend(lost)
    const word = { do: 'judge-likeness', verdict: 'like' } as const
    expect(await call()['enrolment.intend'](word, 'officer')).toMatchObject({ ok: false })
    const { portrait } = must(await call()['residents.lastPortrait']({}, 'officer'))
    const { draft } = await intend(word)
    expect(draft.likeness).toMatchObject({
      verdict: 'like',
      portraitSha256: portrait?.sha256,
      officerId: officer.officerId,
    })
  })

  it('somebody absent is not confirmed absent offline, and is once the registry was asked', async () => {
    const paper = {
      personalNumber: null,
      name: { surname: 'Vàng', middle: 'Thị', given: 'Súa' },
      dateOfBirth: '2009-03-26',
      gender: '2',
    } as const
    line = null
    const opened = must(await call()['enrolment.openAbsent'](paper, 'officer'))
    expect(opened.steps.find(({ id }) => id === 'record')?.waived).toEqual(['absent-unconfirmed'])
    expect(await call()['enrolment.askRegistry']({}, 'officer')).toEqual({
      ok: false,
      error: { code: 'uplink/no-link' },
    })
    line = open
    const asked = must(await call()['enrolment.askRegistry']({}, 'officer'))
    expect(asked.steps.find(({ id }) => id === 'record')?.waived).toEqual([])
    expect(asked.draft).toMatchObject({ isInDatabase: false, lookUp: { registry: 'absent', from: 'papers' } })
  })

  it('a supervisor far away approves, and the application is sealed as after an approval here', async () => {
    line = null
    const { draft } = must(await openFor('001199000123'))
    const { applicationId } = draft
    await intend({ ...lost, kind: 'exchange', reason: 'age' })
    await intend({ do: 'confirm-record' })
    await intend({ do: 'confirm-no-marks' })
    const exception = {
      part: 'finger-2',
      reason: 'missing',
      lasts: 'permanent',
      recallOn: null,
      note: '',
    } as const
    await intend({ do: 'except-part', exception })
    for (const slot of ['right-four', 'rolled-1'] as const)
      must(await call()['enrolment.captureFingerprint']({ slot }, 'officer'))
    const takenAt = new Date().toISOString()
    must(await call()['enrolment.savePortrait']({ ...aPortrait, takenAt, camera }, 'officer'))
    await intend({ do: 'show-to-citizen', locale: 'vi' })
    const waiting = await intend({ do: 'record-spoken-yes' })
    expect(waiting.current).toBe('approval')
    must(await call()['enrolment.suspend']({}, 'officer'))

    line = open
    await desk.counter.approvals.look()
    expect(registry.approvals.waiting()).toMatchObject([{ applicationId, isLate: false }])
    const ruling = { decision: 'approved', supervisorId: 'tt-giam-sat-1', reason: '' } as const
    expect(await registry.approvals.decide(applicationId, ruling)).toBe(true)
    await desk.counter.approvals.look()
    const listed = desk.counter.sittings.openDrafts().find((one) => one.applicationId === applicationId)
    expect(listed).toMatchObject({ approval: 'approved', current: 'sealing' })
    must(await call()['enrolment.resume']({ applicationId }, 'officer'))
    must(await call()['enrolment.seal']({}, 'officer'))
    expect(desk.journal.applications.get(applicationId)?.state).toBe('queued')
  })
})
