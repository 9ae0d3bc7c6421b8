/** A personal number beside the rest of the record (NĐ 137/2015 Điều 13). It is the record that is doubted, never the number. */
import { z } from 'zod'
import json from '../../../../assets/codes/number-places.json' with { type: 'json' }
import type { Finding } from '../../../contract/records/finding.ts'
import type { RecordFields } from '../../../contract/records/resident.ts'
import { fold } from '../../../contract/text.ts'
import { findingOf } from './finding.ts'

const places = z
  .object({
    schema: z.literal('number-places/1'),
    provinces: z.array(z.object({ code: z.string(), name: z.string(), today: z.string() })),
    countries: z.array(z.string()),
  })
  .parse(json)
const provinces = new Map(places.provinces.map((province) => [province.code, province]))
const countries = new Set(places.countries)

const warn = findingOf('right', 'warn')
const note = findingOf('right', 'note')

/** The year of birth that a number stands for: its fourth digit is century and sex, the next two the year. */
export const yearIn = (number: string): number =>
  (19 + Math.floor(Number(number[3]) / 2)) * 100 + Number(number.slice(4, 6))

/** QCVN 109: 1 male, 2 female. */
const sexIn = (number: string): '1' | '2' => (Number(number[3]) % 2 === 0 ? '1' : '2')

export function checkNumber({
  personalNumber,
  gender,
  dateOfBirth,
  birthRegistrationPlace,
}: RecordFields): Finding[] {
  const findings: Finding[] = []
  if (personalNumber === null) return findings
  if (gender !== '0' && gender !== sexIn(personalNumber)) findings.push(warn('number-and-sex', 'gender'))
  const [year, recorded] = [String(yearIn(personalNumber)), dateOfBirth.slice(0, 4)]
  if (year !== recorded) findings.push(warn('number-and-year', 'dateOfBirth', { year, recorded }))
  const code = personalNumber.slice(0, 3)
  const province = provinces.get(code)
  if (!province && !countries.has(code))
    return [...findings, note('number-of-no-province', 'personalNumber', { code })]
  if (!province) return findings
  const place = fold(birthRegistrationPlace.text)
  const isThere = [province.name, province.today].some((name) => place.includes(fold(name)))
  if (place !== '' && !isThere)
    findings.push(note('number-and-province', 'birthRegistrationPlace', { province: province.name }))
  return findings
}
