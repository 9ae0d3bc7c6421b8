/**
 * The person of `application.json` in the element names of QCVN 109:2017/BTTTT (TT 02/2017, `CongDan`). Pure.
 *
 * The standard has no names for what Luật Căn cước 26/2023 added (other name, earlier cards, absence, file number, ways
 * to be reached) nor for temporary residence and the relation to the head: those follow its spelling (README, Decisions).
 */
import type { Relative } from '../../../contract/records/relative.ts'
import type { Address, RecordFields } from '../../../contract/records/resident.ts'

export function citizenOf(fields: RecordFields) {
  const { surname, middle, given } = fields.fullNameBirth
  const first = (role: Relative['role']) => fields.relatives.find((one) => one.role === role) ?? null
  const all = (role: Relative['role']) => fields.relatives.filter((one) => one.role === role).map(relativeOf)
  return {
    SoDinhDanh: fields.personalNumber,
    SoCMND: fields.oldIdNumber,
    HoVaTen: { Ho: surname, ChuDem: middle, Ten: given },
    TenGoiKhac: fields.otherName,
    GioiTinh: fields.gender,
    DanToc: { MaDanToc: fields.ethnicity },
    TonGiao: { MaTonGiao: fields.religion },
    QuocTich: fields.nationality,
    TinhTrangHonNhan: fields.maritalStatus,
    NhomMau: fields.bloodType,
    NgayThangNamSinh: birthOf(fields.dateOfBirth),
    NoiSinh: placeOf(fields.birthPlace),
    NoiDangKyKhaiSinh: placeOf(fields.birthRegistrationPlace),
    QueQuan: placeOf(fields.hometown),
    ThuongTru: placeOf(fields.permanentResidence),
    TamTru: placeOf(fields.temporaryResidence),
    NoiOHienTai: placeOf(fields.currentResidence),
    ...residenceOf(fields),
    Cha: orNull(first('father')),
    Me: orNull(first('mother')),
    VoChong: orNull(first('spouse')),
    Con: all('child'),
    NguoiDaiDien: orNull(first('representative')),
    NguoiDuocDaiDien: all('represented'),
    ...householdOf(fields),
    ThongTinKhac: fields.otherInformation,
  }
}

function residenceOf({
  temporaryAbsence: absence,
  residenceFileNumber,
  previousCards,
  contact,
}: RecordFields) {
  return {
    TamVang: absence && { TuNgay: absence.from, DenNgay: absence.until, LyDo: absence.reason },
    SoHoSoCuTru: residenceFileNumber,
    TheDaCap: previousCards.map((card) => ({
      Loai: card.kind,
      NgayCap: card.issuedOn,
      NoiCap: card.issuedBy,
      CoGiaTriDen: card.validUntil,
    })),
    LienHe: contact && { SoDienThoai: contact.mobile, ThuDienTu: contact.email },
  }
}

function householdOf({ household, relationToHead }: RecordFields) {
  const head = household.find(({ role }) => role === 'householdHead') ?? null
  return {
    QuanHeVoiChuHo: relationToHead,
    ChuHo: orNull(head),
    ThanhVienHo: household.filter((one) => one !== head).map(relativeOf),
  }
}

/** A day or month that nobody knows stays unknown. */
function birthOf(date: string) {
  if (date.length === 4) return { Nam: date }
  return date.length === 7 ? { ThangNam: date } : { NgayThangNam: date }
}

function placeOf(place: Address | null) {
  if (place === null) return null
  const { text, unitCode, unitSystem } = place
  return { MaDonViHanhChinh: unitCode, HeDonVi: unitSystem, ChiTiet: text, QuocGia: 'VN' }
}

const orNull = (person: Omit<Relative, 'role'> | null) => person && relativeOf(person)

const relativeOf = ({ fullName, personalNumber, oldIdNumber, nationality }: Omit<Relative, 'role'>) => ({
  HoVaTen: fullName,
  SoDinhDanh: personalNumber,
  SoCMND: oldIdNumber,
  QuocTich: nationality,
})
