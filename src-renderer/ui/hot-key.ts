/**
 * Keys that an officer may press anywhere. Only function keys, Escape, and Ctrl or Alt with another key:
 * a Vietnamese Telex input method eats plain letters, and a plain letter would type into a field.
 */
export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly metaKey: boolean
  readonly isComposing: boolean
}

const wellFormed =
  /^(?:F(?:[1-9]|1[0-2])|Escape|(?:Ctrl\+|Alt\+|Ctrl\+Alt\+)(?:[A-Z]|[0-9]|Enter|F(?:[1-9]|1[0-2])))$/

/** True where the combination leaves typing Vietnamese alone. */
export function isTelexSafe(combination: string): boolean {
  return wellFormed.test(combination)
}

/** `code` is compared for letters and digits: an input method may change `key`. */
export function matches(combination: string, press: KeyPress): boolean {
  if (press.isComposing || press.metaKey || press.shiftKey) return false
  const parts = combination.split('+')
  const last = parts.at(-1) ?? ''
  const wantsCtrl = parts.includes('Ctrl')
  const wantsAlt = parts.includes('Alt')
  if (press.ctrlKey !== wantsCtrl || press.altKey !== wantsAlt) return false
  if (/^[A-Z]$/.test(last)) return press.code === `Key${last}`
  if (/^\d$/.test(last)) return press.code === `Digit${last}`
  return press.key === last
}

/** The spelling of the `aria-keyshortcuts` attribute (WAI-ARIA 1.2 §6.6). */
export function ariaShortcut(combination: string): string {
  return combination.replace('Ctrl', 'Control')
}
