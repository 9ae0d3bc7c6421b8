/**
 * The machine-readable zone on the back of the card: ICAO Doc 9303 part 5, TD1, three lines of thirty characters.
 * The first line carries the last nine digits of the personal number as document number and all twelve behind it
 * (domain.md §5).
 */

const lineLength = 30
const weights = [7, 3, 1]

/** 0-9 as they are, A-Z from 10, the filler as 0 (Doc 9303 part 3, 4.9). */
function valueOf(character: string): number {
  if (character === '<') return 0
  return Number.parseInt(character, 36)
}

function checkDigit(text: string): string {
  const weighted = Array.from(text, (character, i) => valueOf(character) * (weights[i % weights.length] ?? 0))
  return String(weighted.reduce((sum, one) => sum + one, 0) % 10)
}

/** True for what starts as the zone of an identity card does, however it is cut into lines. */
export function looksLikeMrz(text: string): boolean {
  return /^I[A-Z<]VNM/.test(text.replaceAll(/\s/g, ''))
}

/** The personal number; null where the text is no whole zone or a check digit does not hold. */
export function personalNumberOfMrz(text: string): string | null {
  const zone = text.replaceAll(/\s/g, '')
  if (!/^[0-9A-Z<]{90}$/.test(zone)) return null
  const [first, second] = [zone.slice(0, lineLength), zone.slice(lineLength, 2 * lineLength)]
  const composite = first.slice(5) + second.slice(0, 7) + second.slice(8, 15) + second.slice(18, 29)
  const checked: [string, string | undefined][] = [
    [first.slice(5, 14), first[14]],
    [first.slice(15, 29), first[29]],
    [second.slice(0, 6), second[6]],
    [second.slice(8, 14), second[14]],
    [composite, second[29]],
  ]
  if (checked.some(([part, digit]) => checkDigit(part) !== digit)) return null
  const number = first.slice(15, 27)
  const isWhole = /^\d{12}$/.test(number) && number.endsWith(first.slice(5, 14))
  return isWhole ? number : null
}
