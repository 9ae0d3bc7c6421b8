import { expect, test } from 'vitest'
import { sitting, type Sitting } from '../../src-main/contract/records/enrolment.ts'
import type { OfficerSnapshot } from '../../src-main/contract/records/snapshot.ts'
import { applyToCitizen, createMirror } from './mirror.ts'
import { applyEvent, createOfficerStore } from './officer-store.ts'
import { createPreferencesStore, readPreferences } from './preferences.ts'

const snapshot: OfficerSnapshot = {
  eventSeq: 1,
  stationId: 'tram-01',
  shell: 'chromium',
  link: 'none',
  alarms: { timeConfirmed: true, now: '2026-11-25T02:00:00Z', otherHistory: false },
  practice: null,
  officers: { ownFingers: [], roster: [], locked: null, offlineDaysLeft: null },
  officer: { officerId: 'cb.thu', name: 'Thư', role: 'officer' },
  pack: null,
  devices: [],
  hidProblem: null,
  hasEngine: true,
  isParked: false,
  freeBytes: 1,
  secondMedium: 'none',
  sitting: null,
  openDrafts: [],
  journalHead: 0,
}

const place = { text: 'Nam Định', unitCode: null, unitSystem: '2025' } as const

function someSitting(): Sitting {
  return sitting.parse({
    current: 'case',
    steps: [],
    demand: {
      ageYears: 42,
      isEntitled: true,
      offered: [],
      steps: [],
      requiredFields: [],
      fingerprints: [],
      irises: [],
      irisWaiver: null,
      portrait: false,
      guardian: false,
      forms: [],
      papers: [],
      likeness: false,
      fee: null,
      expiry: null,
      appointment: null,
    },
    draft: {
      schema: 'enrolment/2',
      applicationId: '01931b7e-5f00-7000-8000-000000000001',
      revision: 1,
      stationId: 'tram-01',
      packId: '2025',
      openedAt: '2026-11-23T02:00:00Z',
      openedBy: 'cb.thu',
      isInDatabase: true,
      lookUp: null,
      likeness: null,
      seenPapers: [],
      objection: null,
      handsPicture: null,
      case: null,
      corrections: [],
      recordConfirmed: false,
      adjustment: null,
      guardian: null,
      marks: [],
      noMarks: false,
      captures: {},
      tries: {},
      keptPoor: {},
      wornHands: [],
      exceptions: [],
      approval: null,
      flags: [],
      shown: null,
      confirmation: null,
      signature: null,
      handovers: [],
      typed: {},
      resident: {
        schema: 'resident/1',
        personalNumber: '036184001234',
        oldIdNumber: null,
        relatives: [],
        recordVersion: 1,
        asOf: '2026-11-23T02:00:00Z',
        fields: {
          fullNameBirth: { surname: 'Lê', middle: '', given: 'Mai' },
          dateOfBirth: '1984',
          gender: '2',
          birthRegistrationPlace: place,
          hometown: place,
          ethnicity: '01',
          religion: '99',
          nationality: 'VN',
          maritalStatus: '0',
          permanentResidence: place,
          temporaryResidence: null,
          currentResidence: place,
          relationToHead: '',
          bloodType: '00',
        },
      },
    },
  })
}

test('an event changes its own part and the number of the last event', () => {
  const next = applyEvent(snapshot, { seq: 2, name: 'uplink.changed', data: { link: 'good' } })
  expect(next).toEqual({ ...snapshot, eventSeq: 2, link: 'good' })
})

test('an event before the first snapshot changes nothing', () => {
  const store = createOfficerStore()
  store
    .getState()
    .receiveEvent({ seq: 1, name: 'station.diskChanged', data: { freeBytes: 5, secondMedium: 'away' } })
  expect(store.getState().snapshot).toBeNull()
})

test('signing out forgets the sitting and the last sealed application', () => {
  const store = createOfficerStore()
  store.getState().receiveSnapshot({ ...snapshot, sitting: someSitting() })
  store.getState().acceptOfficer(null)
  expect(store.getState().snapshot?.sitting).toBeNull()
  store.getState().acceptSealed({ applicationId: 'x', tookMs: 4 })
  store.getState().acceptOfficer(null)
  expect(store.getState()).toMatchObject({ lastSealed: null, snapshot: { officer: null, sitting: null } })
})

test('the citizen’s window keeps nothing of the last view', () => {
  const mirror = createMirror(applyToCitizen)
  mirror.onSnapshot({
    eventSeq: 1,
    stationId: 's-1',
    shell: 'chromium',
    link: 'none',
    view: { screen: 'thanks', locale: 'en' },
  })
  mirror.onEvent({ seq: 2, name: 'citizen.changed', data: { view: { screen: 'idle', locale: 'vi' } } })
  expect(mirror.store.getState().snapshot?.view).toEqual({ screen: 'idle', locale: 'vi' })
})

test('preferences that cannot be read are the defaults', () => {
  const defaults = { locale: 'vi', theme: 'light', textSize: '100' }
  for (const text of [null, '', 'x', '[]', '{"theme":"pink","textSize":900}'])
    expect(readPreferences(text)).toEqual(defaults)
})

test('preferences are written down as they change', () => {
  const kept = new Map<string, string>()
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
  }
  createPreferencesStore(storage).getState().change({ theme: 'contrast' })
  expect(createPreferencesStore(storage).getState().theme).toBe('contrast')
})
