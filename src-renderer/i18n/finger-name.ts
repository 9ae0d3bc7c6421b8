import type { Translate } from './use-texts.ts'

const names = [
  'fingerprints:finger.1',
  'fingerprints:finger.2',
  'fingerprints:finger.3',
  'fingerprints:finger.4',
  'fingerprints:finger.5',
  'fingerprints:finger.6',
  'fingerprints:finger.7',
  'fingerprints:finger.8',
  'fingerprints:finger.9',
  'fingerprints:finger.10',
] as const

/** What people call a finger position of ISO/IEC 19794-4. */
export function fingerName(t: Translate, finger: number): string {
  const name = names[finger - 1]
  return name === undefined ? String(finger) : t(name)
}
