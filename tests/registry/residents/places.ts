/** Addresses: today's two-level ones in the ward, and the three-level ones that old papers keep. */
import type { Address } from '../../../src-main/contract/records/resident.ts'
import type { Random } from './random.ts'
import type { OldUnit, Units } from './units.ts'

/** Phường Ea Kao, Đắk Lắk: formed in July 2025 of Phường Ea Tam and Xã Ea Kao. */
export const WARD_CODE = '24169'
export const WARD_NAME = 'Phường Ea Kao, Tỉnh Đắk Lắk'
/** Đắk Lắk's number in personal numbers. */
export const HOME_PROVINCE = '066'

const streets = [
  'Y Wang',
  'Lê Duẩn',
  'Hùng Vương',
  'Trần Quý Cáp',
  'Nguyễn Viết Xuân',
  'Săm Brăm',
  'Y Ngông',
  'Mai Thị Lựu',
  'Đinh Tiên Hoàng',
  'Võ Văn Kiệt',
  '30 Tháng 4',
  'Nguyễn Văn Cừ',
]
const hamlets = ['Buôn Cư Êbông', 'Buôn Tơng Jú', 'Buôn Kao', "Buôn H'Rát", 'Buôn Alê B', 'Buôn Đung']

export interface Places {
  /** A home in the ward. */
  home(inHamlet: boolean): Address
  /** A commune before July 2025 under a three-digit province code, as some paper wrote it. */
  old(province: string): Address
  /** Where a child of the ward was registered: the old communes, or since July 2025 the ward itself. */
  registeredHere(birth: string): Address
}

export function createPlaces(units: Units, random: Random): Places {
  const formedFrom = units.formedFrom(WARD_CODE)
  const today = (text: string): Address => ({ text, unitCode: WARD_CODE, unitSystem: '2025' })
  return {
    home: (inHamlet) => today(`${spot(inHamlet, random)}, ${WARD_NAME}`),
    old: (province) => oldAddress(random.pick(units.oldUnits.get(province) ?? formedFrom), random),
    registeredHere: (birth) =>
      birth >= '2025-07' ? today(WARD_NAME) : oldAddress(random.pick(formedFrom), random),
  }
}

function spot(inHamlet: boolean, random: Random): string {
  if (inHamlet) return random.pick(hamlets)
  const number = random.between(1, 420)
  const lane = random.chance(0.25) ? `/${random.between(1, 60)}` : ''
  return `Số ${number}${lane} Đường ${random.pick(streets)}, Tổ dân phố ${random.between(1, 12)}`
}

/** Some papers have `Xã Thanh Văn, Huyện …, Tỉnh …`, others the bare names; neither is ever rewritten. */
function oldAddress(unit: OldUnit, random: Random): Address {
  const full = [unit.ward, unit.district, unit.province]
  const bare = full.map((name) => name.replace(/^(Xã|Huyện|Tỉnh|Thị trấn|Thị xã) /, ''))
  const text = (random.chance(0.4) ? bare : full).join(', ')
  return { text, unitCode: unit.code, unitSystem: 'pre-2025' }
}
