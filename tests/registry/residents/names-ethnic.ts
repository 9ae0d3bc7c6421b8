/**
 * Names of the other peoples of the ward. Forms differ: Ê Đê and Gia Rai put the family's name last or first
 * and inherit it from the mother; Mnông men are `Điểu`; single words occur. All people are made up.
 */

/** How a people builds and hands on its names. */
export type NameForm = 'kinh' | 'northern' | 'ede' | 'giarai' | 'mnong' | 'single'

export interface People {
  /** Number in the 1979 list (domain.md §7). */
  readonly code: string
  readonly form: NameForm
  /** Share of the ward. */
  readonly weight: number
  /** Province of birth registration of those who moved in, by the code of domain.md §4. */
  readonly provinces: readonly (readonly [string, number])[]
  readonly religions: readonly (readonly [string, number])[]
  readonly surnames: readonly string[]
}

const words = (text: string): readonly string[] => text.split(', ')
const none = ['99', 0.93] as const

/** Where the Kinh of Buôn Ma Thuột came from. */
const kinhProvinces: readonly (readonly [string, number])[] = [
  ['066', 30],
  ['052', 9],
  ['049', 8],
  ['040', 7],
  ['042', 6],
  ['051', 6],
  ['046', 6],
  ['036', 5],
  ['038', 4],
  ['034', 4],
  ['054', 4],
  ['056', 3],
  ['045', 3],
  ['001', 3],
  ['044', 2],
  ['030', 2],
  ['033', 2],
  ['067', 2],
  ['064', 1.5],
  ['079', 1],
  ['017', 0.4],
  ['091', 0.3],
]

export const peoples: readonly People[] = [
  {
    code: '01',
    form: 'kinh',
    weight: 70,
    provinces: kinhProvinces,
    religions: [none, ['01', 0.12], ['02', 0.07], ['05', 0.01]],
    surnames: [],
  },
  {
    code: '12',
    form: 'ede',
    weight: 20,
    provinces: [['066', 1]],
    religions: [
      ['99', 0.5],
      ['08', 0.42],
      ['02', 0.08],
    ],
    surnames: words(
      'Niê, Êban, Mlô, Ayŭn, Kbuôr, Byă, Ktla, Êñuôl, Adrơng, Hmŏk, Niê Kdăm, Niê Siêng, Niê Bđăp, Buôn Yă, Buôn Krông, Kpă, Kriêng, Hwing',
    ),
  },
  {
    code: '07',
    form: 'northern',
    weight: 2.5,
    provinces: [
      ['004', 3],
      ['020', 3],
      ['066', 2],
    ],
    religions: [none],
    surnames: words('Nông, Hoàng, Lý, Triệu, Hứa, Lương, Vi, Mông, Đàm'),
  },
  {
    code: '02',
    form: 'northern',
    weight: 2.5,
    provinces: [
      ['004', 3],
      ['020', 2],
      ['006', 1],
      ['066', 2],
    ],
    religions: [none],
    surnames: words('Nông, Hoàng, Bế, Ma, La, Lý, Đinh, Hà, Lục'),
  },
  {
    code: '20',
    form: 'mnong',
    weight: 1.2,
    provinces: [
      ['066', 3],
      ['067', 2],
    ],
    religions: [
      ['99', 0.6],
      ['08', 0.4],
    ],
    surnames: words('Điểu'),
  },
  {
    code: '10',
    form: 'giarai',
    weight: 1,
    provinces: [
      ['064', 3],
      ['066', 1],
    ],
    religions: [
      ['99', 0.6],
      ['08', 0.25],
      ['02', 0.15],
    ],
    surnames: words("Ksor, Rmah, Siu, Rơ Châm, Kpuih, Nay, R'Com"),
  },
  {
    code: '06',
    form: 'northern',
    weight: 0.8,
    provinces: [
      ['017', 3],
      ['066', 1],
    ],
    religions: [none],
    surnames: words('Bùi, Quách, Đinh, Bạch, Hà'),
  },
  {
    code: '08',
    form: 'northern',
    weight: 0.6,
    provinces: [
      ['002', 2],
      ['010', 2],
      ['066', 2],
    ],
    religions: [
      ['99', 0.5],
      ['08', 0.5],
    ],
    surnames: words('Giàng, Vàng, Sùng, Thào, Lầu, Hạng, Mùa'),
  },
  {
    code: '04',
    form: 'northern',
    weight: 0.5,
    provinces: [
      ['079', 1],
      ['066', 2],
    ],
    religions: [
      ['99', 0.6],
      ['01', 0.4],
    ],
    surnames: words('Lâm, Trương, Huỳnh, Châu, Quách, Vương, Phùng'),
  },
  {
    code: '14',
    form: 'single',
    weight: 0.4,
    provinces: [
      ['062', 2],
      ['066', 1],
    ],
    religions: [
      ['99', 0.5],
      ['02', 0.5],
    ],
    surnames: [],
  },
  {
    code: '16',
    form: 'single',
    weight: 0.4,
    provinces: [
      ['068', 2],
      ['066', 1],
    ],
    religions: [
      ['99', 0.4],
      ['08', 0.4],
      ['02', 0.2],
    ],
    surnames: [],
  },
]

export const edeGivens = {
  male: words(
    'Bhơk, Blăk, Djuh, Thuyên, Kiêm, Wun, Rin, Quang, Nguyên, Phiên, Sĩ, Ƀlinh, Thơ̆k, Dhŭn, Khăm, Hen, Jên',
  ),
  female: words(
    'Bia, Linh, Ƀai, Rôsa, Yơn, Nguôm, Wer, Mai, Thảo, Dĩm, Juin, Nhơn, Loan, Ñŭt, Lan, Hằng, Kim Hoa',
  ),
}
export const giaraiGivens = {
  male: words('Yơn, Blik, Thul, Phin, Ƀlơi, Hlaih'),
  female: words("H'Nga, H'Yuăn, H'Bluên, H'Mrao, H'Dĩu"),
}
export const mnongGivens = {
  male: words('Bhră, Krang, Mpol, Sơn, Tơi, Phơi'),
  female: words('Mai, Nheng, Ngơi, Brơi, Wâng'),
}
/** One word is the whole name. */
export const singleNames = {
  male: words("K'Brin, K'Tin, K'Brêu, A Viết, A Tuân, A Dũng, K'Sôn, A Nheo, K'Dĩu"),
  female: words("Ka Hèn, Ka Nhòi, Y Bông, Y Linh, Ka Rin, Y Đào, K'Duyên, Y Hlao"),
}
