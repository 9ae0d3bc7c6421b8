/**
 * Citizens whose case is not the straight one: children with whoever acts for them, hands that a scanner finds
 * difficult, a lost card, somebody who has moved since the extract. All made up, the same in every run.
 */
import type { PracticeHints } from '../../../src-main/contract/records/wire.ts'
import type { Practice } from './practice.ts'

export interface PracticeCase extends Practice {
  readonly hand?: PracticeHints['citizens'][number]['hand']
  /** Who brings a child: the mother, heading the household. */
  readonly mother?: { readonly name: string; readonly birthYear: number }
}

export const practiceCases: readonly PracticeCase[] = [
  {
    personalNumber: '066318004135',
    oldIdNumber: null,
    name: 'Lê Ngọc Hân',
    family: 'Lê',
    sex: '2',
    birth: '2018-04-12',
    ethnicity: '01',
    mother: { name: 'Trịnh Thị Hồng Nhung', birthYear: 1990 },
    shows: { vi: 'Trẻ 8 tuổi, mẹ đại diện', en: 'Child of 8, the mother acts' },
  },
  {
    personalNumber: '066224001927',
    oldIdNumber: null,
    name: 'Hoàng Minh Quân',
    family: 'Hoàng',
    sex: '1',
    birth: '2024-07-03',
    ethnicity: '01',
    mother: { name: 'Đỗ Thị Thanh Tâm', birthYear: 1996 },
    shows: { vi: 'Trẻ 2 tuổi, không lấy sinh trắc', en: 'Infant of 2, no sample is taken' },
  },
  {
    personalNumber: '066054000318',
    oldIdNumber: '240154318',
    name: 'Võ Văn Sáu',
    family: 'Võ',
    sex: '1',
    birth: '1954-02-18',
    ethnicity: '01',
    hand: { missing: [], wear: 0.9 },
    lastPortrait: '2004-05-11',
    shows: { vi: 'Nông dân 72 tuổi, vân tay mòn', en: 'Farmer of 72, worn fingers' },
  },
  {
    personalNumber: '066079002764',
    oldIdNumber: '240979276',
    name: 'Trần Quốc Toản',
    family: 'Trần',
    sex: '1',
    birth: '1979-05-22',
    ethnicity: '01',
    hand: { missing: [2, 3], wear: 0 },
    lastPortrait: '2016-03-08',
    shows: { vi: 'Cụt ngón trỏ và giữa phải', en: 'Right index and middle finger missing' },
  },
  {
    personalNumber: '066185005219',
    oldIdNumber: '241185521',
    name: 'Nguyễn Thị Kim Loan',
    family: 'Nguyễn',
    sex: '2',
    birth: '1985-12-08',
    ethnicity: '01',
    lastPortrait: '2021-04-15',
    shows: { vi: 'Khăn trùm đầu theo tôn giáo', en: 'Headscarf by religion' },
  },
  {
    personalNumber: '066188005521',
    oldIdNumber: '241288552',
    name: 'Đặng Thùy Dung',
    family: 'Đặng',
    sex: '2',
    birth: '1988-01-09',
    ethnicity: '01',
    lastPortrait: '2021-06-21',
    shows: { vi: 'Đổi thẻ căn cước công dân năm 2021', en: 'Exchange of a citizen card of 2021' },
  },
  {
    personalNumber: '066092003347',
    oldIdNumber: '241092334',
    name: 'Bùi Đức Thắng',
    family: 'Bùi',
    sex: '1',
    birth: '1992-12-30',
    ethnicity: '01',
    lastPortrait: '2022-02-14',
    shows: { vi: 'Mất thẻ: đối chiếu ảnh lần trước', en: 'Lost card: held against the last portrait' },
  },
  {
    personalNumber: '066182001640',
    oldIdNumber: '241082164',
    name: 'Phan Thị Mai',
    family: 'Phan',
    sex: '2',
    birth: '1982-10-17',
    ethnicity: '01',
    lastPortrait: '2021-09-02',
    shows: {
      vi: 'Đã chuyển nơi ở sau khi trạm nhận dữ liệu',
      en: 'Has moved since the station got its extract',
    },
  },
]

/** Not in any database: what the birth certificate says. */
export const practiceAbsent = {
  name: { surname: 'Vàng', middle: 'Thị', given: 'Súa' },
  dateOfBirth: '2009-03-26',
  gender: '2',
  paper: 'Giấy khai sinh số 27/2009, UBND xã Cư Êbur',
  shows: {
    vi: 'Chưa có trong cơ sở dữ liệu: Vàng Thị Súa, nữ, sinh 26/03/2009, có giấy khai sinh',
    en: 'In no database: Vàng Thị Súa, female, born 26/03/2009, with a birth certificate',
  },
} as const
