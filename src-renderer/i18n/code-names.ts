/** What the codes of a record are called. Lists are data in assets/codes. */
import { z } from 'zod'
import bloodType from '../../assets/codes/blood-type.json'
import countries from '../../assets/codes/countries.json'
import ethnicity from '../../assets/codes/ethnicity.json'
import gender from '../../assets/codes/gender.json'
import maritalStatus from '../../assets/codes/marital-status.json'
import religion from '../../assets/codes/religion.json'
import type { Locale } from '../../src-main/contract/primitives.ts'

const codeList = z.object({
  schema: z.literal('code-list/1'),
  items: z.array(z.object({ code: z.string(), vi: z.string(), en: z.string() })),
})

const lists = {
  gender: codeList.parse(gender).items,
  ethnicity: codeList.parse(ethnicity).items,
  religion: codeList.parse(religion).items,
  maritalStatus: codeList.parse(maritalStatus).items,
  bloodType: codeList.parse(bloodType).items,
}

export type CodeField = keyof typeof lists | 'nationality'

export const isCodeList = (list: string): list is CodeField => list === 'nationality' || list in lists

/** Every code of a field with its name, in the order of its list. */
export function codesOf(
  field: CodeField,
  locale: Locale,
): { readonly value: string; readonly text: string }[] {
  if (field !== 'nationality') return lists[field].map((item) => ({ value: item.code, text: item[locale] }))
  const names = new Intl.DisplayNames([locale], { type: 'region' })
  return countries.codes.map((code) => ({ value: code, text: names.of(code) ?? code }))
}

/** The name of one code; a code that no list knows is shown as it is, never hidden. */
export function codeName(field: CodeField, code: string, locale: Locale): string {
  if (field === 'nationality') return new Intl.DisplayNames([locale], { type: 'region' }).of(code) ?? code
  return lists[field].find((item) => item.code === code)?.[locale] ?? code
}
