import { beforeAll, describe, expect, it } from 'vitest'
import { fullName, resident, type Resident } from '../../../src-main/contract/records/resident.ts'
import { generateResidents } from './generate.ts'
import { WARD_CODE, WARD_NAME } from './places.ts'
import { practiceCards, practiceCitizens } from './practice.ts'
import { provinceCodes } from './province-codes.ts'
import { readUnits } from './units.ts'

const today = new Date('2026-11-23T00:00:00.000Z')
const people: Resident[] = []
const byNumber = new Map<string, Resident>()
let tookMs = 0
let cpuMs = 0

const yearOf = (r: Resident): number => Number(r.fields.dateOfBirth.slice(0, 4))
const ageOf = (r: Resident): number => today.getUTCFullYear() - yearOf(r)
const share = (test: (r: Resident) => boolean): number => people.filter(test).length / people.length

beforeAll(() => {
  const startedAt = performance.now()
  const cpu = process.cpuUsage()
  for (const one of generateResidents({ count: 20_000, today })) people.push(resident.parse(one))
  tookMs = performance.now() - startedAt
  const used = process.cpuUsage(cpu)
  cpuMs = (used.user + used.system) / 1000
  for (const person of people) byNumber.set(person.personalNumber, person)
})

describe('the synthetic ward', () => {
  it('has exactly the people asked for, each a valid record, no number twice', () => {
    process.stdout.write(
      `20,000 residents: ${Math.round(tookMs)} ms, ${Math.round(cpuMs)} ms of processor time\n`,
    )
    expect(people).toHaveLength(20_000)
    for (const person of people) resident.parse(person)
    expect(byNumber.size).toBe(20_000)
    const old = people.flatMap((r) => r.oldIdNumber ?? [])
    expect(new Set(old).size).toBe(old.length)
  })

  it('is the same for the same seed and other for another', () => {
    const first = (seed: number) => JSON.stringify([...generateResidents({ count: 200, today, seed })])
    expect(first(1)).toBe(first(1))
    expect(first(1)).not.toBe(first(2))
  })

  it('fills a small ward exactly too', () => {
    const units = readUnits()
    for (let count = 30; count < 60; count += 1) {
      expect([...generateResidents({ count, today, units })]).toHaveLength(count)
    }
  })

  it('builds personal numbers as the law says', () => {
    const known = new Set(provinceCodes.map(([code]) => code))
    const wrong = people.filter(({ personalNumber, fields: { dateOfBirth, gender } }) => {
      const century = Number(personalNumber[3])
      const year = 1900 + Math.floor(century / 2) * 100 + Number(personalNumber.slice(4, 6))
      const sex = century % 2 === 1 ? '2' : '1'
      return (
        !known.has(personalNumber.slice(0, 3)) || year !== Number(dateOfBirth.slice(0, 4)) || sex !== gender
      )
    })
    expect(wrong).toEqual([])
  })

  it('spans the ages 0 to 95 and gives old numbers only to those who could hold a card', () => {
    const ages = people.map(ageOf)
    expect(Math.min(...ages)).toBe(0)
    expect(Math.max(...ages)).toBeGreaterThan(88)
    expect(Math.max(...ages)).toBeLessThanOrEqual(95)
    expect(people.filter((r) => r.oldIdNumber !== null).every((r) => yearOf(r) <= 2006)).toBe(true)
    expect(share((r) => r.oldIdNumber !== null)).toBeGreaterThan(0.4)
    expect(share((r) => /^\d{4}$/.test(r.fields.dateOfBirth))).toBeGreaterThan(0.01)
  })

  it('has the names of the land: skewed surnames, other peoples, double surnames, single words', () => {
    const surname = (wanted: string) => share((r) => r.fields.fullNameBirth.surname === wanted)
    expect(surname('Nguyễn')).toBeGreaterThan(0.2)
    expect(surname('Nguyễn')).toBeGreaterThan(2 * surname('Trần'))
    expect(share((r) => r.fields.ethnicity === '12')).toBeGreaterThan(0.12)
    expect(people.some((r) => /^H'\S+ Niê/.test(fullName(r.fields.fullNameBirth)))).toBe(true)
    expect(people.some((r) => r.fields.fullNameBirth.surname === 'Tôn Nữ' && r.fields.gender === '2')).toBe(
      true,
    )
    expect(people.some((r) => r.fields.fullNameBirth.surname === '')).toBe(true)
    const given = new Set(people.map((r) => r.fields.fullNameBirth.given))
    for (const name of ['Hòa', 'Hoà', 'Thúy', 'Thuý']) expect(given).toContain(name)
  })

  it('keeps native places as the old papers have them and homes as today', () => {
    expect(people.every((r) => r.fields.hometown.unitSystem === 'pre-2025')).toBe(true)
    expect(people.every((r) => r.fields.currentResidence.unitCode === '24169')).toBe(true)
    const recent = people.filter((r) => r.fields.birthRegistrationPlace.unitSystem === '2025')
    expect(recent.length).toBeGreaterThan(0)
    expect(recent.every((r) => r.fields.dateOfBirth >= '2025-07')).toBe(true)
    expect(share((r) => r.fields.temporaryResidence !== null)).toBeGreaterThan(0.02)
  })

  it('has families that agree: who is named is there, older, married to each other, one head each', () => {
    const kinOf = (r: Resident, role: string) => r.relatives.find((k) => k.role === role)
    const find = (number: string | null | undefined) => byNumber.get(number ?? '')
    const noHead = people.filter(
      (r) => find(kinOf(r, 'householdHead')?.personalNumber)?.fields.relationToHead !== 'Chủ hộ',
    )
    const badlyMarried = people.filter((r) => {
      const spouse = kinOf(r, 'spouse')
      const back = spouse && kinOf(find(spouse.personalNumber) ?? r, 'spouse')?.personalNumber
      return (
        (r.fields.maritalStatus === '2') !== (spouse !== undefined) || (spouse && back !== r.personalNumber)
      )
    })
    let parents = 0
    const badParents = people.filter((r) =>
      (['father', 'mother'] as const).some((role) => {
        const kin = kinOf(r, role)
        const parent = find(kin?.personalNumber)
        if (!parent) return false
        parents += 1
        const isOlder = yearOf(r) - yearOf(parent) >= 16
        const isNamed = fullName(parent.fields.fullNameBirth) === kin?.fullName
        return !isOlder || !isNamed || parent.fields.gender !== (role === 'father' ? '1' : '2')
      }),
    )
    expect([noHead, badlyMarried, badParents]).toEqual([[], [], []])
    expect(parents).toBeGreaterThan(5_000)
  })

  it('holds the five practice citizens, each with what makes them worth trying', () => {
    const found = practiceCitizens.map((p) => byNumber.get(p.personalNumber))
    expect(found.map((r) => r && fullName(r.fields.fullNameBirth))).toEqual(
      practiceCitizens.map((p) => p.name),
    )
    const lan = people.filter((r) => fullName(r.fields.fullNameBirth) === 'Nguyễn Thị Lan')
    expect(lan.length).toBeGreaterThanOrEqual(15)
    expect(lan.filter((r) => yearOf(r) === 1975).length).toBeGreaterThanOrEqual(3)
    expect(new Set(lan.map((r) => JSON.stringify(r.relatives))).size).toBe(lan.length)
    const differing = practiceCards.filter(
      (c) => c.qr.split('|')[3] !== ddmmyyyy(byNumber.get(c.personalNumber)!),
    )
    expect(differing.map((c) => c.personalNumber)).toEqual(['066190006137'])
  })
})

const ddmmyyyy = (r: Resident): string => r.fields.dateOfBirth.split('-').toReversed().join('')

describe('the units', () => {
  const units = readUnits()

  it('are 3,321, all NFC, with one kind of apostrophe', () => {
    expect(units.wards.size).toBe(3_321)
    const names = [...units.wards.values()].flatMap((w) => [w.name, w.province])
    const old = [...units.oldUnits.values()].flat().flatMap((u) => [u.ward, u.district, u.province])
    const unclean = [...names, ...old].filter((name) => name !== name.normalize('NFC') || name.includes('’'))
    expect(unclean).toEqual([])
  })

  it('know Xã Ia Mơ by the code of the statistics office', () => {
    expect(units.wards.get('23938')?.name).toBe('Xã Ia Mơ')
    expect(units.wards.has('23737')).toBe(false)
  })

  it('know the ward by its name', () => {
    const ward = units.wards.get(WARD_CODE)
    expect(`${ward?.name}, ${ward?.province}`).toBe(WARD_NAME)
  })

  it('find every old province by the code that opens a personal number', () => {
    expect([...units.oldUnits.keys()].sort()).toEqual(provinceCodes.map(([code]) => code))
  })
})
