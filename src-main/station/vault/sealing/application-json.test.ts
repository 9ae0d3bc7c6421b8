import { describe, expect, it } from 'vitest'
import { applicationOf } from './application-json.ts'
import { testEnrolment } from './test-enrolment.ts'

describe('application.json', () => {
  it('speaks QCVN 109, with corrections applied and told, and unknown days left unknown', () => {
    expect(applicationOf(testEnrolment())).toMatchObject({
      CongDan: {
        SoDinhDanh: '079187000123',
        HoVaTen: { Ho: 'Nguyễn', ChuDem: 'Thị', Ten: 'Ánh' },
        NgayThangNamSinh: { ThangNam: '1987-05' },
        TinhTrangHonNhan: '3',
        Cha: { HoVaTen: 'Nguyễn Văn Bình', SoDinhDanh: null },
        VoChong: null,
      },
      DieuChinh: [{ Truong: 'maritalStatus', GiaTriCu: '2', GiaTriMoi: '3' }],
    })
  })
})
