/**
 * PCsensor foot switches: packets of 8 bytes, without report numbers, on the interface beside the keyboard.
 * Facts: rgerganov/footswitch (MIT), src/footswitch.c at b51493e.
 */

export const packetLength = 8

/** Maker and product; all speak the same. */
export const knownPedals: ReadonlySet<string> = new Set([
  '0c45:7403',
  '0c45:7404',
  '413d:2107',
  '1a86:e026',
  '3553:b001',
])

/** Up to three pedals, 1 to 3 from the left. */
export type PedalNumber = 1 | 2 | 3
export const pedalNumbers: readonly PedalNumber[] = [1, 2, 3]

/** Keys that no keyboard layout, input method or program uses: F13 to F15 (HID Usage Tables, page 7). */
export const pedalKeys: Readonly<Record<PedalNumber, number>> = { 1: 0x68, 2: 0x69, 3: 0x6a }

/** What a pedal types. */
export type Setting =
  | { readonly types: 'nothing' }
  | { readonly types: 'key'; readonly modifiers: number; readonly key: number }
  /** Mouse, text, or both: nothing that we would have set. */
  | { readonly types: 'other' }

/** The number 0 first, as for every device that numbers no reports. */
const packet = (...bytes: number[]) => {
  const b = new Uint8Array(1 + packetLength)
  b.set(bytes, 1)
  return b
}

export const query = (n: PedalNumber) => packet(1, 0x82, packetLength, n)
export const startProgramming = () => packet(1, 0x80, packetLength)
/** Announces the setting that the next packet holds. */
export const announce = (n: PedalNumber) => packet(1, 0x81, packetLength, n)
export const keySetting = (key: number) => packet(packetLength, 1, 0, key)

/** Null for what is no answer to a query. The answer does not say which pedal it is about. */
export function readSetting(b: Uint8Array): Setting | null {
  if (b.length !== packetLength) return null
  const [length = 0, type = 0, modifiers = 0, key = 0] = b
  if (length < 2 || length > 40) return null
  switch (type) {
    case 0:
      return { types: 'nothing' }
    case 1:
    case 0x81:
      return { types: 'key', modifiers, key }
    case 2:
    case 3:
    case 4:
      return { types: 'other' }
    default:
      return null
  }
}

export function isOurs(setting: Setting, n: PedalNumber): boolean {
  return setting.types === 'key' && setting.modifiers === 0 && setting.key === pedalKeys[n]
}
