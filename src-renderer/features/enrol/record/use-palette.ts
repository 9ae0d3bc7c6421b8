import { useTexts } from '../../../i18n/use-texts.ts'
import { keyMap } from '../../../store/key-map.ts'
import type { PaletteLetters } from '../../../ui/letter-palette.tsx'

/** Letters of Ê Đê, Gia Rai, Ba Na and other names that neither Telex nor VNI can type (domain.md §8). */
const lower = ['ƀ', 'č', 'ĕ', 'ĭ', 'ŏ', 'ŭ', 'ñ']
const ethnicLetters = [...lower, ...lower.map((letter) => letter.toLocaleUpperCase('vi'))]

export function usePalette(): PaletteLetters {
  const { t } = useTexts()
  return {
    label: t('enrolment:record.letters'),
    hint: t('enrolment:record.lettersHint', { key: keyMap.letters }),
    letters: ethnicLetters,
    hotKey: keyMap.letters,
  }
}
