/** Vietnamese text on both sides: for searching, and made fit to be kept. */

/** No marks, no tones, đ as d, single spaces: `Đặng Thuỳ` and `dang thuy` are the same. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[đĐðÐ]/g, 'd')
    .replaceAll(/[’‘ʼ]/g, "'")
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** A ward writes some thousand different words, and folding each of them once is what makes its index fast. */
const mostKept = 50_000
const kept = new Map<string, string>()

function foldWord(word: string): string {
  const known = kept.get(word)
  if (known !== undefined) return known
  const folded = fold(word)
  if (kept.size < mostKept) kept.set(word, folded)
  return folded
}

/**
 * The folded words of a text, in their order; punctuation at a word's ends is no part of it. An apostrophe parts words:
 * who types without marks types `h bia` for `H'Bia`.
 */
export function foldedWords(text: string): string[] {
  return text
    .split(/[\s,;()'’‘ʼ]+/)
    .filter((word) => word !== '')
    .map(foldWord)
}

/** Characters that nobody sees and that make two equal names differ: control, zero-width, soft hyphen, direction. */
export const hasHidden = (text: string): boolean =>
  /[\p{Cc}\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/u.test(text)

const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu

/** Each word as its letters and, behind them, its tone: where the tone mark stands is no part of the spelling. */
const toneLast = (text: string): string =>
  clean(text)
    .toLocaleLowerCase('vi')
    .split(' ')
    .map((word) => {
      const parts = word.normalize('NFD')
      return parts.replaceAll(tones, '') + (parts.match(tones) ?? []).join('')
    })
    .join(' ')

/** `Hòa` and `Hoà`, `Thúy` and `Thuý`: two ways to place the same tone mark. False for equal and for other texts. */
export const differsInTonePlaceOnly = (a: string, b: string): boolean =>
  clean(a) !== clean(b) &&
  clean(a).toLocaleLowerCase('vi') !== clean(b).toLocaleLowerCase('vi') &&
  toneLast(a) === toneLast(b)

/**
 * As the registry keeps it: NFC, Ð (eth) as Đ, no control or zero-width characters, single spaces. Spelling and
 * tone marks are never changed.
 */
export function clean(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll('\u00D0', '\u0110')
    .replaceAll('\u00F0', '\u0111')
    .replaceAll(/[\u200B-\u200F\u2060\uFEFF]/g, '')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
}
