/** The officers of the practice ward. Nobody of them exists. */
import type { Ruling } from './approvals.ts'
import type { Provision } from '../../src-main/contract/records/wire.ts'

export type Officer = Provision['officers'][number]

export const officers: readonly Officer[] = [
  { officerId: 'can-bo-1', name: 'Trần Thị Thu Hà', role: 'officer' },
  { officerId: 'can-bo-2', name: 'Nguyễn Hữu Phước', role: 'officer' },
  { officerId: 'chi-huy-1', name: 'Phạm Quốc Bảo', role: 'supervisor' },
  { officerId: 'ky-thuat-1', name: 'Lê Quang Huy', role: 'technician' },
]

/** Shown on the sign-in screen of a practice station. */
export const practiceOfficer = { officerId: 'can-bo-1', pin: '246810' } as const

const supervisorId = 'tt-giam-sat-1'

/** The supervisor at the centre, where a practice registry plays one. */
export const practiceRulings = {
  approves: { decision: 'approved', supervisorId, reason: '' },
  refuses: { decision: 'refused', supervisorId, reason: 'Ghi chú chưa nói rõ tình trạng ngón tay' },
} as const satisfies Record<string, Ruling>
