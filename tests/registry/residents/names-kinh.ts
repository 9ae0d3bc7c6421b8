/** Kinh names, skewed as they are in life: a third of the people share one surname. All people are made up. */

export const surnames: readonly (readonly [string, number])[] = [
  ['Nguyễn', 36],
  ['Trần', 11.5],
  ['Lê', 9.5],
  ['Phạm', 6.8],
  ['Hoàng', 3.4],
  ['Huỳnh', 2.4],
  ['Phan', 4.3],
  ['Vũ', 2],
  ['Võ', 2.4],
  ['Đặng', 2.1],
  ['Bùi', 2],
  ['Đỗ', 1.5],
  ['Hồ', 1.6],
  ['Ngô', 1.3],
  ['Dương', 1],
  ['Lý', 0.5],
  ['Đinh', 0.8],
  ['Trương', 1],
  ['Đào', 0.6],
  ['Lương', 0.5],
  ['Mai', 0.5],
  ['Hà', 0.5],
  ['Cao', 0.5],
  ['Trịnh', 0.4],
  ['Đoàn', 0.4],
  ['Lâm', 0.3],
  ['Thái', 0.3],
  ['Tạ', 0.2],
  ['Lưu', 0.2],
  ['Châu', 0.2],
  ['Quách', 0.1],
  ['Tống', 0.1],
  ['Triệu', 0.1],
  ['Kiều', 0.1],
  ['Ông', 0.03],
  ['Tôn Thất', 0.15],
  ['Nguyễn Phúc', 0.1],
  ['Nguyễn Trần', 0.2],
  ['Lê Trần', 0.1],
  ['Đặng Trần', 0.05],
  ['Âu Dương', 0.03],
]

/** Women of the line of Tôn Thất are called Tôn Nữ. */
export const femaleForms: ReadonlyMap<string, string> = new Map([['Tôn Thất', 'Tôn Nữ']])

interface Era {
  readonly until: number
  /** Share of the classic middle name: Văn for men, Thị for women. */
  readonly classic: number
  readonly middles: readonly string[]
  readonly givens: readonly string[]
}

const words = (text: string): readonly string[] => text.split(', ')

export const male: readonly Era[] = [
  {
    until: 1960,
    classic: 0.72,
    middles: words('Hữu, Đình, Đức, Xuân, Công, Bá, Trọng, Quang'),
    givens: words(
      'Hùng, Thành, Bình, Sơn, Minh, Tâm, Lợi, Phúc, Thọ, Hải, Tài, Đức, Bảy, Năm, Ba, Chín, Cảnh, Lâm, Hòa, Thiện, Nghĩa, Sáu, Mười, Khánh, Quý',
    ),
  },
  {
    until: 1990,
    classic: 0.55,
    middles: words('Hữu, Đình, Đức, Quốc, Minh, Xuân, Ngọc, Thanh, Công, Quang, Anh, Viết, Duy, Trọng'),
    givens: words(
      'Hùng, Dũng, Cường, Tuấn, Thắng, Hải, Nam, Long, Sơn, Minh, Thành, Trung, Hiếu, Phong, Quang, Toàn, Vinh, Tiến, Hòa, An, Bình, Đạt, Khoa, Linh, Huy, Phước, Quý, Thuận, Tùng, Việt',
    ),
  },
  {
    until: 2100,
    classic: 0.18,
    middles: words('Minh, Gia, Quốc, Đức, Anh, Hoàng, Nhật, Thanh, Tuấn, Bảo, Thiên, Khánh, Đăng, Hữu, Duy'),
    givens: words(
      'Bảo, Khang, Huy, Khôi, Phúc, Long, Minh, Nam, Phong, Đạt, Anh, Quân, Kiệt, Khoa, Nguyên, Thịnh, Duy, An, Hưng, Tuấn, Khánh, Bình, Lâm, Việt, Trí, Hòa, Thiện, Vinh',
    ),
  },
]

export const female: readonly Era[] = [
  {
    until: 1960,
    classic: 0.94,
    middles: words('Ngọc, Kim, Thanh'),
    givens: words(
      'Lan, Hoa, Hồng, Cúc, Mai, Thơm, Nụ, Gái, Bé, Sáu, Năm, Liên, Hường, Nhung, Lý, Thu, Tuyết, Xuân, Hòa, Thủy, Tư, Loan, Phượng, Nga, Hiền',
    ),
  },
  {
    until: 1990,
    classic: 0.85,
    middles: words('Ngọc, Thanh, Kim, Thu, Bích, Mỹ, Hồng, Minh, Diệu'),
    givens: words(
      'Hương, Hằng, Hà, Lan, Hoa, Thủy, Thúy, Nga, Hạnh, Hiền, Yến, Vân, Phương, Thảo, Trang, Linh, Dung, Mai, Loan, Oanh, Hòa, Nhung, Ngọc, Thu Hà, Thu Hương, Bích Ngọc, Kim Anh, Quý, Xuân, Tuyết',
    ),
  },
  {
    until: 2100,
    classic: 0.32,
    middles: words('Ngọc, Bảo, Gia, Khánh, Minh, Phương, Thảo, Thùy, Quỳnh, Hà, An, Thanh, Mai'),
    givens: words(
      'Anh, Linh, Hân, Ngọc, Nhi, Vy, Trâm, Châu, My, Thư, Trang, Chi, Ngân, Phương, Nhiên, Hà, Quỳnh, Uyên, Như, Thảo, Yến, Vân, Thúy, Diệp, Hòa, Thanh Trúc, Quỳnh Anh, Bảo Ngọc',
    ),
  },
]
