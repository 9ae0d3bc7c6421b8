/** Households: couples, their children and sometimes their parents, with ages and names that agree. */
import { bear, pickPeople, type World } from './birth.ts'
import { inheritsFromMother, makeName, type Sex } from './naming.ts'
import { fullName } from '../../../src-main/contract/records/resident.ts'
import { birthYearOf, kinOf, type Household, type Kin, type Person } from './person.ts'
import { HOME_PROVINCE } from './places.ts'

const OLDEST = 95

const sexOf = (male: boolean): Sex => (male ? '1' : '2')

/** One household of `maxMembers` at most. */
export function makeHousehold(world: World, maxMembers: number): Household {
  const { random, places } = world
  const thisYear = world.today.getUTCFullYear()
  const people = pickPeople(random)
  const headIsMale = random.chance(0.72)
  const headAge = ageOfHead(world)
  const head = bear(
    { people, sex: sexOf(headIsMale), birthYear: thisYear - headAge, family: null, hometown: null },
    world,
  )
  head.relationToHead = 'Chủ hộ'
  const members: Person[] = [head]
  const married = headAge >= 22 && maxMembers > 1 && random.chance(headAge > 70 ? 0.5 : 0.8)
  if (married) members.push(makeSpouse(head, world))
  else if (headAge > 30) head.maritalStatus = random.chance(0.6) ? '3' : '1'
  if (married) members.push(...makeChildren(members, maxMembers - members.length, world))
  if (headAge < 58 && members.length < maxMembers && random.chance(0.22)) members.push(makeElder(head, world))
  for (const member of members) addParents(member, world)
  return {
    head,
    members,
    home: places.home(people.form === 'ede' && random.chance(0.8)),
    permanent: random.chance(0.07) ? places.old(random.weighted(people.provinces)) : null,
  }
}

function ageOfHead({ random }: World): number {
  return Math.min(
    OLDEST,
    random.weighted([
      [random.between(18, 29), 1.4],
      [random.between(30, 45), 4],
      [random.between(46, 62), 3.4],
      [random.between(63, 80), 1.4],
      [random.between(81, OLDEST), 0.22],
    ]),
  )
}

function makeSpouse(head: Person, world: World): Person {
  const { random, today } = world
  const people = random.chance(0.93) ? head.people : pickPeople(random)
  const difference = head.sex === '1' ? random.between(-8, 2) : random.between(-2, 8)
  const youngest = today.getUTCFullYear() - 20
  const oldest = today.getUTCFullYear() - OLDEST
  const birthYear = Math.max(oldest, Math.min(youngest, birthYearOf(head) - difference))
  const spouse = bear(
    { people, sex: head.sex === '1' ? '2' : '1', birthYear, family: null, hometown: null },
    world,
  )
  spouse.relationToHead = head.sex === '1' ? 'Vợ' : 'Chồng'
  for (const [one, other] of [
    [head, spouse],
    [spouse, head],
  ] as const) {
    one.spouse = kinOf(other)
    one.maritalStatus = '2'
  }
  return spouse
}

function makeChildren(couple: readonly Person[], room: number, world: World): Person[] {
  const { random, today } = world
  const father = couple.find((p) => p.sex === '1')
  const mother = couple.find((p) => p.sex === '2')
  if (!father || !mother) return []
  // A child follows its line's people as well as its name.
  const line = inheritsFromMother(mother.people.form) ? mother : father
  const count = Math.min(
    room,
    random.weighted([
      [0, 0.8],
      [1, 2],
      [2, 4],
      [3, 2],
      [4, 0.7],
      [5, 0.2],
    ]),
  )
  const children: Person[] = []
  for (let i = 0; i < count; i += 1) {
    const birthYear = Math.max(birthYearOf(mother) + random.between(18, 42), birthYearOf(father) + 18)
    const age = today.getUTCFullYear() - birthYear
    // Grown children mostly have a household of their own.
    if (age < 0 || birthYear > birthYearOf(mother) + 48 || (age > 23 && random.chance(0.75))) continue
    const child = bear(
      {
        people: line.people,
        sex: sexOf(random.chance(0.52)),
        birthYear,
        family: line.family,
        hometown: father.hometown,
      },
      world,
    )
    child.father = kinOf(father)
    child.mother = kinOf(mother)
    child.relationToHead = 'Con đẻ'
    children.push(child)
  }
  return children
}

/** A widowed parent of the head who lives with them. */
function makeElder(head: Person, world: World): Person {
  const { random, today } = world
  const sex = sexOf(random.chance(0.3))
  const oldest = today.getUTCFullYear() - OLDEST
  const birthYear = Math.max(oldest, birthYearOf(head) - random.between(20, 36))
  const isLine = inheritsFromMother(head.people.form) === (sex === '2')
  const elder = bear(
    {
      people: head.people,
      sex,
      birthYear,
      family: isLine ? head.family : null,
      hometown: sex === '1' ? head.hometown : null,
    },
    world,
  )
  elder.relationToHead = sex === '1' ? 'Cha đẻ' : 'Mẹ đẻ'
  elder.maritalStatus = '3'
  if (sex === '1') head.father = kinOf(elder)
  else head.mother = kinOf(elder)
  return elder
}

/** Parents who live elsewhere or are dead are known by name, and some by number. */
export function addParents(person: Person, world: World): void {
  person.father ??= absentParent(person, '1', world)
  person.mother ??= absentParent(person, '2', world)
}

function absentParent(child: Person, sex: Sex, { random, numbers }: World): Kin {
  const birthYear = birthYearOf(child) - random.between(20, 38)
  const isLine = inheritsFromMother(child.people.form) === (sex === '2')
  const name = makeName(
    { people: child.people, sex, birthYear, family: isLine ? child.family : null },
    random,
  )
  const hasNumber = birthYear > 1940 && random.chance(0.6)
  return {
    fullName: fullName(name),
    personalNumber: hasNumber ? numbers.personal(HOME_PROVINCE, sex, birthYear) : null,
  }
}
