/**
 * `application.json`: what is applied for, in the element names of QCVN 109:2017/BTTTT (TT 02/2017, `CongDan`).
 * Pure. The person stands as confirmed, corrections applied; `DieuChinh` lists what was changed and why.
 *
 * The standard has no names for temporary residence, relation to the head, identifying marks and the case itself:
 * those follow its spelling (README, Decisions).
 */
import type { Enrolment, TriedSlot } from '../../../contract/records/enrolment.ts'
import { residentFields, type Address, type ResidentFields } from '../../../contract/records/resident.ts'
import { fingerSlot, irisSlot } from '../../../contract/records/sitting-parts.ts'

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
    CongDan: citizenOf(enrolment, confirmedFields(enrolment)),
    TraCuu: lookUpOf(enrolment),
    DacDiemNhanDang: enrolment.marks,
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
      CanBo: correction.officerId,
      ThoiDiem: correction.at,
    })),
  }
}

/**
 * How the record was found: the registry decides about whoever is not confirmed absent, and compares the portraits of
 * whom nobody could compare here.
 */
function lookUpOf({ isInDatabase, lookUp, likeness, seenPapers }: Enrolment) {
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

/** Poor samples that are used all the same. */
function keptOf({ keptPoor }: Enrolment, slots: readonly TriedSlot[]) {
  return slots.flatMap((slot) => {
    const kept = keptPoor[slot]
    return kept ? [{ LanLay: slot, LyDo: kept.reason, CanBo: kept.officerId, ThoiDiem: kept.at }] : []
  })
}

/** @throws ZodError when a correction does not fit its field: the transition has let a bad value through. */
function confirmedFields({ resident, corrections }: Enrolment): ResidentFields {
  const changed = Object.fromEntries(corrections.map(({ field, newValue }) => [field, newValue]))
  return residentFields.parse({ ...resident.fields, ...changed })
}

function citizenOf({ resident }: Enrolment, fields: ResidentFields) {
  const { surname, middle, given } = fields.fullNameBirth
  return {
    SoDinhDanh: resident.personalNumber,
    SoCMND: resident.oldIdNumber,
    HoVaTen: { Ho: surname, ChuDem: middle, Ten: given },
    GioiTinh: fields.gender,
    DanToc: { MaDanToc: fields.ethnicity },
    TonGiao: { MaTonGiao: fields.religion },
    QuocTich: fields.nationality,
    TinhTrangHonNhan: fields.maritalStatus,
    NhomMau: fields.bloodType,
    NgayThangNamSinh: birthOf(fields.dateOfBirth),
    NoiDangKyKhaiSinh: placeOf(fields.birthRegistrationPlace),
    QueQuan: placeOf(fields.hometown),
    ThuongTru: placeOf(fields.permanentResidence),
    TamTru: fields.temporaryResidence && placeOf(fields.temporaryResidence),
    NoiOHienTai: placeOf(fields.currentResidence),
    QuanHeVoiChuHo: fields.relationToHead,
    Cha: relativeOf(resident, 'father'),
    Me: relativeOf(resident, 'mother'),
    VoChong: relativeOf(resident, 'spouse'),
    NguoiDaiDien: relativeOf(resident, 'representative'),
    ChuHo: relativeOf(resident, 'householdHead'),
  }
}

/** A day or month that nobody knows stays unknown. */
function birthOf(date: string) {
  if (date.length === 4) return { Nam: date }
  return date.length === 7 ? { ThangNam: date } : { NgayThangNam: date }
}

function placeOf({ text, unitCode, unitSystem }: Address) {
  return { MaDonViHanhChinh: unitCode, HeDonVi: unitSystem, ChiTiet: text, QuocGia: 'VN' }
}

function relativeOf(
  { relatives }: Enrolment['resident'],
  role: Enrolment['resident']['relatives'][number]['role'],
) {
  const found = relatives.find((relative) => relative.role === role)
  return found ? { HoVaTen: found.fullName, SoDinhDanh: found.personalNumber } : null
}
