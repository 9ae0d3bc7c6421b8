/** Every audited call is written, with ids and never with names, walked one by one. */
import { describe, expect, it } from 'vitest'
import { openTrail, type OpenTrail } from '../../../tests/fixtures/audit-trail.ts'
import { officer, technician } from '../../../tests/fixtures/counter-on-disk.ts'
import {
  at,
  camera,
  expectNoPlant,
  name,
  oldIdNumber,
  personalNumber,
  secret,
} from '../../../tests/fixtures/planted-names.ts'
import { calls, type CallName } from '../../contract/calls/index.ts'
import { fail, ok } from '../../contract/result.ts'
import type { WindowId } from '../../contract/windows.ts'
import { aPortrait } from '../enrolment/test-portrait.ts'
import { crashingPlatform } from '../journal/crashing-platform.ts'
import { createServe, type Handlers } from '../serve.ts'

const applicationId = '0198c0de-0000-7000-8000-000000000001'
const hash = 'ab'.repeat(32)

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

describe('every audited call', () => {
  const windowOf = (call: CallName): WindowId => calls[call].by[0]!
  const served = (trail: OpenTrail['trail'], run: () => Promise<unknown>) =>
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
