/** `TraCuu` of `application.json`. Pure. */
import type { Enrolment } from '../../../contract/records/enrolment.ts'

/**
 * How the record was found: the registry decides about whoever is not confirmed absent, and compares the portraits of
 * whom nobody could compare here.
 */
export function lookUpOf({ isInDatabase, lookUp, likeness, seenPapers }: Enrolment) {
  return {
    Nguon: lookUp?.from ?? null,
    TinhDen: lookUp?.asOf ?? null,
    TrungTamTraLoi: lookUp?.registry ?? null,
    CoTrongCoSoDuLieu: isInDatabase,
    ChuaXacNhanVang: !isInDatabase && lookUp?.registry !== 'absent',
    DoiChieuAnh: likeness && {
      KetQua: likeness.verdict,
      AnhSha256: likeness.portraitSha256,
      CanBo: likeness.officerId,
      ThoiDiem: likeness.at,
    },
    GiayTo: seenPapers.map(({ paper, detail, officerId, at }) => ({
      Loai: paper,
      NoiDung: detail,
      CanBo: officerId,
      ThoiDiem: at,
    })),
  }
}
