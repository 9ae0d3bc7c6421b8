/** Every audited call is written, with ids and never with names: walked one by one, and in a whole sitting. */
import { beforeAll, describe, expect, it } from 'vitest'
import {
  enrolOfficer,
  makeAuthority,
  must,
  officer,
  openCounterOn,
  pin,
  shortPack,
  technician,
} from '../../../tests/fixtures/counter-on-disk.ts'
import { aResident } from '../../../tests/fixtures/enrolments.ts'
import { calls, type CallName } from '../../contract/calls/index.ts'
import { fail, ok } from '../../contract/result.ts'
import type { WindowId } from '../../contract/windows.ts'
import { crashingPlatform } from '../journal/crashing-platform.ts'
import type { Platform } from '../journal/platform.ts'
import { aPortrait } from '../enrolment/test-portrait.ts'
import { createServe, type Handlers } from '../serve.ts'
import { makeCa } from '../vault/test-certificates.ts'
import { createAuditTrail, type AuditTrailDeps } from './audit-trail.ts'
import { verifyAudit, type AuditLine } from './chain.ts'
import { openAudit } from './open-audit.ts'

const clock = { now: () => Date.parse('2026-11-25T00:00:00Z'), monotonicMs: () => 12.5, bootId: 'boot-1' }
const identityKey = makeCa().issue('tram-0001').key
const applicationId = '0198c0de-0000-7000-8000-000000000001'
const hash = 'ab'.repeat(32)

/** Whoever may be named somewhere in a call, in letters that would even pass for an id. */
const planted = ['NguyenVanPlanted', 'Planted', '012345678901', '987654321', 'planted.pin', 'Trần Thị Thu Hà']
const [name, , personalNumber, oldIdNumber, secret] = planted as [string, string, string, string, string]
const camera = { deviceId: name, driver: name, model: name, firmware: name, simulated: true }
const at = '2026-11-25T00:00:00Z'

/** A valid payload of every audited call, with a plant wherever there is room for text. */
const payloads: Partial<Record<CallName, object>> = {
  'officers.signIn': { officerId: 'can-bo-1', pin: secret },
  'officers.signOut': {},
  'officers.lock': {},
  'officers.activate': { officerId: 'can-bo-1', code: secret, pin: secret },
  'officers.prove': { officerId: 'can-bo-1', pin: secret, call: name },
  'officers.enrolPrints': { slot: 'thumbs' },
  'officers.forgetPrints': {},
  'officers.changePin': { pin: secret, newPin: secret },
  'residents.find': { text: `${name} ${personalNumber} ${oldIdNumber}`, birthYear: 1999, around: name },
  'residents.lastPortrait': {},
  'enrolment.open': { personalNumber },
  'enrolment.openAbsent': {
    personalNumber,
    name: { surname: name, middle: name, given: name },
    dateOfBirth: '1999',
    gender: '2',
  },
  'enrolment.openReturned': { applicationId, citizen: personalNumber },
  'enrolment.askRegistry': {},
  'enrolment.resume': { applicationId },
  'enrolment.suspend': {},
  'enrolment.approveExceptions': {},
  'enrolment.takeOver': {},
  'enrolment.abandon': { applicationId },
  'enrolment.intend': { do: 'correct-field', field: 'hometown', value: name, reason: name },
  'enrolment.captureFingerprint': { slot: 'rolled-1' },
  'enrolment.captureIrises': {},
  'enrolment.takeSignature': {},
  'enrolment.savePortrait': { ...aPortrait, takenAt: at, camera },
  'enrolment.saveHandsPicture': { jpeg: Uint8Array.of(1), width: 480, height: 480, takenAt: at, camera },
  'enrolment.seal': {},
  'record.keepPage': {
    of: { what: 'paper', paperId: null, kind: 'other', note: name },
    bytes: Uint8Array.of(1),
    source: 'file',
    sharpness: null,
    takenAt: at,
    camera: null,
  },
  'citizen.confirm': { documentHash: hash, answeredBy: 'touch' },
  'citizen.flag': { documentHash: hash, fields: [name] },
  'queue.restore': { applicationId, revision: 1, sealed: Uint8Array.of(1) },
  'queue.databaseLost': { what: 'wiped', message: name },
  'queue.sendNow': {},
  'queue.holdings': { applicationId },
  'queue.sendAgain': { applicationId },
  'retention.purge': { applicationId },
  'transfer.export': { folder: `/media/${name}` },
  'transfer.import': { folder: `/media/${name}`, stationId: null },
  'station.setDate': { date: '2026-11-25' },
  'technician.provision': {
    registryUrl: `https://${name}.invalid`,
    caPem: `-----BEGIN ${name}`,
    code: secret,
  },
  'technician.signIn': { officerId: 'ky-thuat-1', pin: secret },
  'technician.activate': { officerId: 'ky-thuat-1', code: secret, pin: secret },
  'technician.signOut': {},
  'technician.tokens': {},
  'technician.listTokens': { library: `/${name}.so` },
  'technician.useToken': { officerId: 'can-bo-1', library: `/${name}.so`, serial: name, keyId: 'a1' },
  'technician.dropToken': { officerId: 'can-bo-1' },
  'technician.setProxy': { proxy: { kind: 'address', url: `http://${name}:${secret}@proxy.invalid` } },
  'technician.takePins': { jws: name },
  'technician.selfTest': { deviceId: name },
  'technician.setSecondMedium': { dir: `/media/${name}` },
  'technician.restartDevices': {},
  'technician.simulate': { deviceId: name, fault: 'none', card: null },
}
// The type checker reads `audit` as either word.
const audited = (Object.keys(calls) as CallName[]).filter((call) => calls[call].audit === 'event')

async function openTrail(platform: Platform, more: Partial<AuditTrailDeps> = {}) {
  const audit = must(await openAudit('/audit', clock, platform))
  const signed: number[] = []
  const failed: string[] = []
  const trail = createAuditTrail({
    audit,
    identityKey,
    stationId: () => 'tram-0001',
    officerId: () => 'can-bo-1',
    applicationId: () => null,
    onSigned: () => signed.push(audit.head().seq),
    onFailed: (code) => failed.push(code),
    ...more,
  })
  const text = async () => Buffer.from(await platform.read('/audit/audit.jsonl')).toString()
  const lines = async () =>
    (await text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as AuditLine)
  return { audit, trail, signed, failed, text, lines }
}

function expectNoPlant(text: string): void {
  for (const plant of planted) expect(text).not.toContain(plant)
  // Latin letters without marks, digits and the signs of JSON: no Vietnamese name fits into that.
  expect(text).toMatch(/^[\x20-\x7e\n]*$/)
}

describe('every audited call', () => {
  const windowOf = (call: CallName): WindowId => calls[call].by[0]!
  const served = (trail: Awaited<ReturnType<typeof openTrail>>['trail'], run: () => Promise<unknown>) =>
    createServe({
      handlers: Object.fromEntries(audited.map((call) => [call, run])) as unknown as Handlers,
      // A supervisor may do whatever an officer may, and the purge besides.
      signedIn: (window) => (window === 'technician' ? technician : { ...officer, role: 'supervisor' }),
      takeProof: () => ({ ok: true, value: undefined }),
      auditCall: trail.auditCall,
      onBug: () => 'ref',
    })

  it('has a payload here that its schema takes', () => {
    expect(Object.keys(payloads).sort()).toEqual(audited.toSorted())
    for (const call of audited)
      expect(calls[call].input.safeParse(payloads[call]).error, call).toBeUndefined()
  })

  it.each([
    [
      'refuses',
      () => Promise.resolve(fail({ code: 'devices/unplugged', deviceId: name })),
      'devices/unplugged',
    ],
    ['throws', () => Promise.reject(new Error(name)), 'internal/bug'],
    [
      'answers something of another shape',
      () => Promise.resolve(ok({ name, applicationId: name })),
      'internal/bug',
    ],
  ] as const)('is written when its handler %s, by ids and codes alone', async (_, run, result) => {
    const { trail, text, lines, failed } = await openTrail(crashingPlatform(Math.random))
    const serve = served(trail, run)
    for (const call of audited) await serve(windowOf(call), call, payloads[call])
    const written = await lines()
    expect(written.map(({ action }) => action)).toEqual(audited)
    for (const line of written) expect(line.result).toBe(result)
    for (const line of written.filter(({ action }) => /resume|abandon|restore/.test(action))) {
      expect(line.objectId).toBe(applicationId)
    }
    for (const { action, actor } of written) {
      expect(actor).toBe(action.startsWith('citizen.') ? 'citizen' : 'can-bo-1')
    }
    expectNoPlant(await text())
    expect(failed).toEqual([])
  })

  it('is written when it is forbidden, or of a shape that was never agreed', async () => {
    const { trail, text, lines } = await openTrail(crashingPlatform(Math.random))
    const serve = served(trail, () => Promise.reject(new Error(name)))
    for (const call of audited) {
      await serve('citizen', call, { [name]: name, applicationId: name, officerId: name, deviceId: name })
    }
    expect((await lines()).map(({ action }) => action)).toEqual(audited)
    expectNoPlant(await text())
  })
})

describe('a whole sitting', () => {
  const platform = crashingPlatform(Math.random)
  let log: Awaited<ReturnType<typeof openTrail>>
  let id: string

  beforeAll(async () => {
    const authority = makeAuthority()
    const desk = await openCounterOn(platform, authority)
    await enrolOfficer(desk, authority)
    const { counter } = desk
    log = await openTrail(platform, {
      officerId: () => counter.officer()?.officerId ?? null,
      applicationId: () => counter.sittings.current()?.draft.applicationId ?? null,
    })
    const serve = createServe({
      handlers: counter.handlers as Handlers,
      signedIn: counter.officer,
      takeProof: counter.officers.takeProof,
      auditCall: log.trail.auditCall,
      onBug: (call, cause) => {
        throw new Error(call, { cause })
      },
    })
    const make = async (window: WindowId, call: CallName, payload: object) =>
      must(await serve(window, call, payload))
    const { officerId } = officer
    expect(await serve('officer', 'officers.signIn', { officerId: secret, pin: secret })).toMatchObject({
      ok: false,
    })
    expect(await serve('officer', 'officers.signIn', { officerId, pin: secret })).toMatchObject({ ok: false })
    await make('officer', 'officers.signIn', { officerId, pin })
    await make('officer', 'residents.find', { text: 'Nguyễn Thị Mai An', birthYear: 1999, around: 'Phúc Xá' })
    await make('officer', 'enrolment.open', { personalNumber: '001199000123' })
    const intend = (payload: object) => make('officer', 'enrolment.intend', payload)
    await intend({ do: 'choose-case', kind: 'exchange', reason: 'age', isHelped: false })
    await intend({ do: 'correct-field', field: 'maritalStatus', value: '2', reason: 'Planted' })
    await intend({ do: 'confirm-record' })
    await intend({ do: 'file-adjustment' })
    await intend({ do: 'add-mark', text: 'Planted' })
    for (const slot of shortPack.fingerprints) await make('officer', 'enrolment.captureFingerprint', { slot })
    await make('officer', 'enrolment.savePortrait', { ...aPortrait, takenAt: at, camera })
    await intend({ do: 'show-to-citizen', locale: 'vi' })
    const view = counter.citizen.view()
    if (view.screen !== 'document') throw new Error('nothing is shown')
    await make('citizen', 'citizen.confirm', { documentHash: view.documentHash, answeredBy: 'touch' })
    id = counter.sittings.current()!.draft.applicationId
    await make('officer', 'enrolment.seal', {})
    await make('officer', 'officers.signOut', {})
  }, 60_000)

  it('names who did what to which application, up to seal and sign-out', async () => {
    const lines = await log.lines()
    const told = lines.map(({ actor, action, objectId, result }) =>
      [actor, action, objectId, result].join(' '),
    )
    expect(told.slice(0, 5)).toEqual(
      [
        'station officers.signIn null officers/unknown',
        `station officers.signIn ${officer.officerId} officers/wrong-pin`,
        `${officer.officerId} officers.signIn ${officer.officerId} ok`,
        `${officer.officerId} residents.find null ok`,
        `${officer.officerId} enrolment.open ${id} ok`,
      ].map((line) => line.replace('null', '')),
    )
    expect(told.slice(-3)).toEqual([
      `citizen citizen.confirm ${id} ok`,
      `${officer.officerId} enrolment.seal ${id} ok`,
      `${officer.officerId} officers.signOut  ok`,
    ])
    expect(
      lines.filter(({ action }) => action.startsWith('enrolment.')).every((l) => l.objectId === id),
    ).toBe(true)
  })

  it('names nobody', async () => {
    const text = await log.text()
    expect(verifyAudit(text)).toMatchObject({ ok: true })
    expectNoPlant(text)
    const { personalNumber: own, oldIdNumber: old, fields } = aResident()
    const { surname, middle, given } = fields.fullNameBirth
    for (const word of [own, old!, pin, `${surname} ${middle} ${given}`, 'Phúc Xá'])
      expect(text).not.toContain(word)
  })

  it('is signed as a whole at the sign-out', async () => {
    const { length } = await log.lines()
    expect([log.signed, log.audit.unsigned(), log.failed]).toEqual([[length], 0, []])
  })
})

describe('checkpoints', () => {
  it('are made every 64 entries, and none before there is a station to sign for', async () => {
    let stationId: string | null = null
    const { trail, signed, audit } = await openTrail(crashingPlatform(Math.random), {
      stationId: () => stationId,
    })
    const entry = { actor: 'station', action: 'station.start', objectId: null, result: 'ok' }
    for (let n = 0; n < 70; n++) await trail.record(entry)
    expect([signed, audit.unsigned()]).toEqual([[], 70])
    stationId = 'tram-0001'
    await trail.sign()
    for (let n = 0; n < 130; n++) await trail.record(entry)
    expect(signed).toEqual([70, 134, 198])
  })

  it('that a full disk refuses are told, and made later', async () => {
    const platform = crashingPlatform(Math.random)
    const { trail, failed, audit } = await openTrail(platform)
    await trail.record({ actor: 'station', action: 'station.start', objectId: null, result: 'ok' })
    platform.failWith('ENOSPC')
    await trail.sign()
    platform.failWith(null)
    expect([failed, audit.unsigned()]).toEqual([['journal/disk-full'], 1])
    await trail.sign()
    expect(audit.unsigned()).toBe(0)
  })
})
