/** Five citizens to practise with, each of whom shows something different. All made up, the same in every run. Harder cases: practice-cases.ts. */
import type { PracticeHints } from '../../../src-main/contract/records/wire.ts'
import { bear, type World } from './birth.ts'
import { addParents } from './household.ts'
import { peoples, type People } from './names-ethnic.ts'
import { split, type Sex } from './naming.ts'
import { practiceCases, type PracticeCase } from './practice-cases.ts'
import { kinOf, type Household, type Person } from './person.ts'

export interface Practice {
  readonly personalNumber: string
  readonly oldIdNumber: string | null
  readonly name: string
  /** What the name hands on; the absent parents are named after it. */
  readonly family: string
  readonly sex: Sex
  readonly birth: string
  readonly ethnicity: string
  /** The day of the last portrait, where they have held a card. */
  readonly lastPortrait?: string
  readonly shows: PracticeHints['citizens'][number]['shows']
}

export const practiceCitizens: readonly Practice[] = [
  {
    personalNumber: '066086004271',
    oldIdNumber: '240861355',
    name: 'Nguyễn Văn An',
    family: 'Nguyễn',
    sex: '1',
    birth: '1986-03-14',
    ethnicity: '01',
    lastPortrait: '2016-05-12',
    shows: { vi: 'Đổi thẻ khi đủ 40 tuổi', en: 'Exchange of the card at the age of 40' },
  },
  {
    personalNumber: '066175003862',
    oldIdNumber: '241075462',
    name: 'Nguyễn Thị Lan',
    family: 'Nguyễn',
    sex: '2',
    birth: '1975-09-02',
    ethnicity: '01',
    lastPortrait: '2021-04-22',
    shows: {
      vi: 'Nhiều người trùng họ tên: tìm theo tên và năm sinh 1975',
      en: 'Many people of one name: look up by name and birth year 1975',
    },
  },
  {
    personalNumber: '066212007518',
    oldIdNumber: null,
    name: 'Trần Minh Khang',
    family: 'Trần',
    sex: '1',
    birth: '2012-06-20',
    ethnicity: '01',
    shows: { vi: 'Cấp thẻ lần đầu khi đủ 14 tuổi', en: 'First card at the age of 14' },
  },
  {
    personalNumber: '066194002946',
    oldIdNumber: '241294083',
    name: "H'Bia Niê Bđăp",
    family: 'Niê Bđăp',
    sex: '2',
    birth: '1994-11-05',
    ethnicity: '12',
    lastPortrait: '2021-06-03',
    shows: {
      vi: 'Tên Ê Đê, tìm được cả khi gõ không dấu: h bia nie bdap',
      en: 'An Ê Đê name, found without diacritics too: h bia nie bdap',
    },
  },
  {
    personalNumber: '066190006137',
    oldIdNumber: '241190738',
    name: 'Lê Thị Thúy Hòa',
    family: 'Lê',
    sex: '2',
    birth: '1990-08-05',
    ethnicity: '01',
    lastPortrait: '2021-05-17',
    shows: {
      vi: 'Mã QR trên thẻ khác hồ sơ: thẻ ghi sinh 08/05/1990, tên đặt dấu kiểu khác',
      en: 'The card’s QR differs from the record: born 08/05/1990 on the card, tone marks placed differently',
    },
  },
]

/** Texts of the practice citizens' card QR (domain.md §5); the last one differs from the record on purpose. */
export const practiceCards: readonly { readonly personalNumber: string; readonly qr: string }[] = [
  card('066086004271', '240861355|Nguyễn Văn An|14031986|Nam', '12052016'),
  card('066175003862', '241075462|Nguyễn Thị Lan|02091975|Nữ', '22042021'),
  card('066194002946', "241294083|H'Bia Niê Bđăp|05111994|Nữ", '03062021'),
  card('066190006137', '241190738|Lê Thị Thuý Hoà|08051990|Nữ', '17052021'),
]

function card(personalNumber: string, middle: string, issued: string) {
  return { personalNumber, qr: `${personalNumber}|${middle}|Ea Tam, Buôn Ma Thuột, Đắk Lắk|${issued}` }
}

/** Years in which the namesakes of Nguyễn Thị Lan were born; two share the practice citizen's own year. */
const namesakeYears = [1951, 1958, 1963, 1967, 1970, 1972, 1975, 1975, 1978, 1981, 1984, 1988, 1993, 2001]

export function practiceHouseholds(world: World): Household[] {
  const citizens = practiceCitizens.map((p) => household(alone(p, world), world))
  const cases = practiceCases.map((p) => household(alone(p, world), world, p.mother))
  const namesakes = namesakeYears.map((year) => household(born('Nguyễn Thị Lan', '2', year, world), world))
  return [...citizens, ...namesakes, ...cases]
}

function alone(practice: Practice, world: World): Person {
  const person = bear(
    {
      people: peopleOf(practice.ethnicity),
      sex: practice.sex,
      birthYear: Number(practice.birth.slice(0, 4)),
      family: practice.family,
      hometown: null,
    },
    world,
  )
  return {
    ...person,
    name: split(practice.name),
    birth: practice.birth,
    personalNumber: practice.personalNumber,
    oldIdNumber: practice.oldIdNumber,
    religion: '99',
    birthPlace: world.places.registeredHere(practice.birth),
  }
}

function born(fullName: string, sex: Sex, birthYear: number, world: World): Person {
  const name = split(fullName)
  const birth = { people: peopleOf('01'), sex, birthYear, family: name.surname, hometown: null }
  return { ...bear(birth, world), name }
}

const thuHuong = { name: 'Phạm Thị Thu Hương', birthYear: 1985 }

/** The child lives with the mother, who heads the household; everybody else lives alone. */
function household(person: Person, world: World, mother: PracticeCase['mother'] = thuHuong): Household {
  const isChild = Number(person.birth.slice(0, 4)) > 2008
  const members = isChild ? [person, motherOf(person, world, mother)] : [person]
  const head = members[members.length - 1] ?? person
  head.relationToHead = 'Chủ hộ'
  for (const member of members) addParents(member, world)
  return { head, members, home: world.places.home(person.people.form === 'ede'), permanent: null }
}

function motherOf(
  child: Person,
  world: World,
  { name, birthYear }: NonNullable<PracticeCase['mother']>,
): Person {
  const mother = born(name, '2', birthYear, world)
  mother.maritalStatus = '3'
  child.mother = kinOf(mother)
  child.relationToHead = 'Con đẻ'
  return mother
}

function peopleOf(code: string): People {
  const found = peoples.find((p) => p.code === code)
  if (!found) throw new Error(`no people ${code}`)
  return found
}
