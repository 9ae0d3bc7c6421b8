/** A confirmed application with a portrait and two prints, for tests: an invented person. */
import {
  enrolment,
  fingerRecordType,
  type Capture,
  type Enrolment,
} from '../../../contract/records/enrolment.ts'
import { ok } from '../../../contract/result.ts'
import { aFingerRecord } from './test-finger-record.ts'
import { factsOf } from '../../journal/files.ts'
import type { ReadSample } from './entry.ts'

const at = '2026-11-23T01:02:03.000Z'
const officerId = 'an'
const place = { text: 'Phường An Hội Tây, TP. Hồ Chí Minh', unitCode: '26882', unitSystem: '2025' } as const
const provenance = { deviceId: 'sim-1', driver: 'ocdp', model: 'Simulated', firmware: '1', simulated: true }

export const CONFIRMATION = Buffer.from('{"schema":"confirmation/1"}')

const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(30_000, 9)])

const samples = {
  portrait: JPEG,
  'right-four': aFingerRecord(1600),
  'rolled-10': aFingerRecord(800),
}

export const readTestSample: ReadSample = (capture) =>
  Promise.resolve(ok(Object.entries(samples).find(([slot]) => slot === capture.slot)?.[1] ?? Buffer.alloc(0)))

function captureOf(slot: keyof typeof samples): Capture {
  const jpeg = slot === 'portrait'
  return {
    captureId: '019abc00-0000-7000-8000-0000000000cc',
    slot,
    mediaType: jpeg ? 'image/jpeg' : fingerRecordType,
    ...factsOf(samples[slot]),
    width: 480,
    height: 640,
    ppi: jpeg ? null : 500,
    takenAt: at,
    provenance,
    still: null,
    fingers: [],
  }
}

export function testEnrolment(): Enrolment {
  return enrolment.parse({
    schema: 'enrolment/2',
    applicationId: '019abc00-0000-7000-8000-000000000001',
    revision: 1,
    stationId: 'station-0001',
    packId: '2025',
    openedAt: at,
    openedBy: officerId,
    resident: {
      schema: 'resident/1',
      personalNumber: '079187000123',
      oldIdNumber: '023456789',
      fields: {
        fullNameBirth: { surname: 'Nguyễn', middle: 'Thị', given: 'Ánh' },
        dateOfBirth: '1987-05',
        gender: '2',
        birthRegistrationPlace: place,
        hometown: place,
        ethnicity: '01',
        religion: '00',
        nationality: 'VN',
        maritalStatus: '2',
        permanentResidence: place,
        temporaryResidence: null,
        currentResidence: place,
        relationToHead: 'Vợ',
        bloodType: '00',
      },
      relatives: [{ role: 'father', fullName: 'Nguyễn Văn Bình', personalNumber: null }],
      recordVersion: 7,
      asOf: at,
    },
    isInDatabase: true,
    lookUp: null,
    likeness: null,
    seenPapers: [],
    objection: null,
    handsPicture: null,
    case: { kind: 'exchange', reason: 'age', askedOn: '2026-11-23', hasIrisCamera: false, isHelped: false },
    corrections: [
      { field: 'maritalStatus', oldValue: '2', newValue: '3', reason: 'Trích lục', officerId, at },
    ],
    recordConfirmed: true,
    adjustment: { officerId, at },
    guardian: null,
    marks: ['Nốt ruồi C: 1,5 cm trên trước đuôi mắt trái'],
    noMarks: false,
    captures: {
      'rolled-10': captureOf('rolled-10'),
      portrait: captureOf('portrait'),
      'right-four': captureOf('right-four'),
    },
    tries: {},
    keptPoor: {},
    wornHands: [],
    exceptions: [],
    approval: null,
    flags: [],
    shown: null,
    confirmation: { documentHash: factsOf(CONFIRMATION).sha256, locale: 'vi', answeredBy: 'touch', at },
    signature: null,
    handovers: [],
    typed: {},
  })
}
