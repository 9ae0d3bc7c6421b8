/** The officers of the practice ward. Nobody of them exists. */
import type { Provision } from '../../src-main/contract/records/wire.ts'

export type Officer = Provision['officers'][number]

export const officers: readonly Officer[] = [
  { officerId: 'can-bo-1', name: 'Trần Thị Thu Hà', role: 'officer' },
  { officerId: 'can-bo-2', name: 'Nguyễn Hữu Phước', role: 'officer' },
  { officerId: 'ky-thuat-1', name: 'Lê Quang Huy', role: 'technician' },
]

/** Shown on the sign-in screen of a practice station. */
export const practiceOfficer = { officerId: 'can-bo-1', pin: '246810' } as const
