/** Today's 34 provinces and 3,321 communes, found by any words of their names, with or without diacritics. */
import { z } from 'zod'
import { foldedWords } from '../../../../src-main/contract/text.ts'

const file = z.object({
  schema: z.literal('communes/1'),
  provinces: z.array(z.object({ name: z.string(), communes: z.array(z.tuple([z.string(), z.string()])) })),
})

export interface Commune {
  readonly code: string
  /** `Phường Tân Lập, Tỉnh Đắk Lắk`: as an address ends. */
  readonly text: string
  readonly words: readonly string[]
}

export function readCommunes(json: unknown): Commune[] {
  return file.parse(json).provinces.flatMap(({ name: province, communes }) =>
    communes.map(([code, name]) => {
      const text = `${name}, ${province}`
      return { code, text, words: foldedWords(text) }
    }),
  )
}

/** 100 KB of names: loaded by the first who picks a place. */
export async function loadCommunes(): Promise<Commune[]> {
  return readCommunes((await import('../../../../assets/codes/communes-2025.json')).default)
}

/**
 * Every word that was typed begins a word of the commune or its province; best first are those whose words stand in
 * the typed order from the start of the name.
 */
export function findCommunes(communes: readonly Commune[], typed: string, most: number): Commune[] {
  const asked = foldedWords(typed)
  if (asked.length === 0) return []
  const found = communes.filter(({ words }) =>
    asked.every((word) => words.some((one) => one.startsWith(word))),
  )
  return found
    .map((commune) => ({ commune, rank: rankOf(commune.words, asked) }))
    .sort((a, b) => a.rank - b.rank || a.commune.text.localeCompare(b.commune.text, 'vi'))
    .slice(0, most)
    .map(({ commune }) => commune)
}

/** Where the first typed word stands, behind the kind (xã, phường, đặc khu) or before it; later words cost more. */
function rankOf(words: readonly string[], asked: readonly string[]): number {
  const first = asked[0] ?? ''
  const at = words.findIndex((word) => word.startsWith(first))
  const isWhole = asked.every((word) => words.includes(word))
  return at * 2 + (isWhole ? 0 : 1)
}
