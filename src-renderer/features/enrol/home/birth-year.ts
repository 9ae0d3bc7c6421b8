/** The optional birth year: null when left empty, undefined when it is no year of a living person. */
export function parseBirthYear(text: string): number | null | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return null
  if (!/^\d{4}$/.test(trimmed)) return undefined
  const year = Number(trimmed)
  return year >= 1890 && year <= 2100 ? year : undefined
}
