/** A whole sitting is written, from the first wrong PIN to the sign-out, and names nobody. */
import { beforeAll, describe, expect, it } from 'vitest'
import { openTrail, type OpenTrail } from '../../../tests/fixtures/audit-trail.ts'
import {
  enrolOfficer,
  makeAuthority,
  must,
  officer,
  openCounterOn,
  pin,
  shortPack,
} from '../../../tests/fixtures/counter-on-disk.ts'
import { aResident } from '../../../tests/fixtures/enrolments.ts'
import { at, camera, expectNoPlant, secret } from '../../../tests/fixtures/planted-names.ts'
import type { CallName } from '../../contract/calls/index.ts'
import type { WindowId } from '../../contract/windows.ts'
import { aPortrait } from '../enrolment/test-portrait.ts'
import { crashingPlatform } from '../journal/crashing-platform.ts'
import { createServe, type Handlers } from '../serve.ts'
import { verifyAudit } from './chain.ts'

describe('a whole sitting', () => {
  const platform = crashingPlatform(Math.random)
  let log: OpenTrail
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
