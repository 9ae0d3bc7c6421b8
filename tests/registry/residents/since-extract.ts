/** What the registry knows and the ward's extract does not: who has moved since, and somebody of another ward. */
import { resident, type Resident } from '../../../src-main/contract/records/resident.ts'

const movedNumber = '066182001640'
const newHome = {
  text: 'Số 42, đường Y Wang, Phường Ea Kao, Đắk Lắk',
  unitCode: '24169',
  unitSystem: '2025',
} as const

/** The record as it stands today. */
export function asOfToday(resident: Resident, now: Date): Resident {
  if (resident.personalNumber !== movedNumber) return { ...resident, asOf: now.toISOString() }
  const fields = { ...resident.fields, permanentResidence: newHome, currentResidence: newHome }
  return { ...resident, fields, recordVersion: resident.recordVersion + 1, asOf: now.toISOString() }
}

const old = (text: string) => ({ text, unitCode: null, unitSystem: 'pre-2025' as const })
const home = { text: 'Số 9, ngõ 61, Phường Bạch Mai, Hà Nội', unitCode: null, unitSystem: '2025' as const }

export const fromElsewhere: readonly Resident[] = [
  resident.parse({
    schema: 'resident/1',
    personalNumber: '001095012344',
    oldIdNumber: '013195234',
    fields: {
      fullNameBirth: { surname: 'Tạ', middle: 'Quang', given: 'Huy' },
      dateOfBirth: '1995-06-11',
      gender: '1',
      birthRegistrationPlace: old('Bạch Mai, Hai Bà Trưng, Hà Nội'),
      hometown: old('Thanh Oai, Hà Nội'),
      ethnicity: '01',
      religion: '99',
      nationality: 'VN',
      maritalStatus: '1',
      permanentResidence: home,
      temporaryResidence: null,
      currentResidence: home,
      relationToHead: 'Con đẻ',
      bloodType: '00',
    },
    relatives: [{ role: 'father', fullName: 'Tạ Quang Hưng', personalNumber: null }],
    recordVersion: 4,
    asOf: '2026-11-01T00:00:00.000Z',
  }),
]
