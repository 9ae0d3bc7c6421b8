/**
 * `application.json`: what is applied for. Pure. The person stands as confirmed, corrections applied; `DieuChinh` lists
 * what was changed, why, and which papers prove it; `GiayTo` says which entries those papers are.
 */
import { correctedFields } from '../../../contract/records/corrected-fields.ts'
import type { Enrolment, TriedSlot } from '../../../contract/records/enrolment.ts'
import { fingerSlot, irisSlot } from '../../../contract/records/sitting-parts.ts'
import { citizenOf } from './citizen-json.ts'
import { lookUpOf } from './look-up-json.ts'
import { closeUpsOf, scansOf } from './page-entries.ts'

export function applicationOf(enrolment: Enrolment) {
  return {
    schema: 'application/1',
    HoSo: {
      MaHoSo: enrolment.applicationId,
      LanNop: enrolment.revision,
      Loai: enrolment.case?.kind ?? null,
      LyDo: enrolment.case?.reason ?? null,
      ChinhSach: enrolment.packId,
      NgayApDung: enrolment.case?.askedOn ?? null,
      TramCoMayMongMat: enrolment.case?.hasIrisCamera ?? null,
    },
    CongDan: citizenOf(correctedFields(enrolment)),
    TraCuu: lookUpOf(enrolment),
    ThieuThongTin: Object.entries(enrolment.gaps).map(([field, gap]) => ({
      Truong: field,
      LyDo: gap.reason,
      CanBo: gap.officerId,
      ThoiDiem: gap.at,
    })),
    DacDiemNhanDang: enrolment.marks,
    AnhDacDiem: closeUpsOf(enrolment).map(({ mark, name }) => ({ DacDiem: mark, Tep: name })),
    GiayTo: enrolment.papers.map((paper, i) => ({
      Ma: paper.paperId,
      Loai: paper.kind,
      GhiChu: paper.note,
      Trang: scansOf(paper, i + 1).map(({ name, page }) => ({
        Tep: name,
        Nguon: page.source,
        DoNet: page.sharpness,
      })),
      CanBo: paper.officerId,
      ThoiDiem: paper.at,
    })),
    NguoiLamThay: enrolment.guardian && {
      QuanHe: enrolment.guardian.relation,
      HoVaTen: enrolment.guardian.fullName,
      SoDinhDanh: enrolment.guardian.personalNumber,
    },
    KhongLayDuoc: enrolment.exceptions.map((exception) => ({
      BoPhan: exception.part,
      LyDo: exception.reason,
      ThoiHan: exception.lasts,
      XemLaiNgay: exception.recallOn,
      GhiChu: exception.note,
      CanBo: exception.officerId,
      ThoiDiem: exception.at,
    })),
    DuyetNgoaiLe: enrolment.approval && {
      CanBo: enrolment.approval.officerId,
      ThoiDiem: enrolment.approval.at,
      QuyetDinh: enrolment.approval.decision ?? null,
    },
    VanTayKem: keptOf(enrolment, fingerSlot.options),
    MongMatKem: keptOf(enrolment, irisSlot.options),
    MonVan: enrolment.wornHands,
    DieuChinh: enrolment.corrections.map((correction) => ({
      Truong: correction.field,
      GiaTriCu: correction.oldValue,
      GiaTriMoi: correction.newValue,
      LyDo: correction.reason,
      ChungMinh: correction.evidence,
      CanBo: correction.officerId,
      ThoiDiem: correction.at,
    })),
  }
}

/** Poor samples that are used all the same. */
function keptOf({ keptPoor }: Enrolment, slots: readonly TriedSlot[]) {
  return slots.flatMap((slot) => {
    const kept = keptPoor[slot]
    return kept ? [{ LanLay: slot, LyDo: kept.reason, CanBo: kept.officerId, ThoiDiem: kept.at }] : []
  })
}
