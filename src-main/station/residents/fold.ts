/** Vietnamese text for searching: no marks, no tones, đ as d, single spaces (domain.md §8). */
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

/** Text from outside made fit to be kept: NFC, Ð (eth) as Đ, no control or zero-width characters. */
export function clean(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll('\u00D0', '\u0110')
    .replaceAll('\u00F0', '\u0111')
    .replaceAll(/[\u200B-\u200F\u2060\uFEFF]/g, '')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
}
