/**
 * The last portraits of the practice citizens who have held a card: rendered heads, drawn when first asked for. Nobody
 * real is in this registry, and no picture of anybody.
 */
import { createHash } from 'node:crypto'
import { encode } from 'fast-png'
import type { LastPortrait } from '../../src-main/contract/records/resident-wire.ts'
import { frontal, renderHead, type Scene } from '../fixtures/rendered-head/render.ts'
import { practiceCases } from './residents/practice-cases.ts'
import { practiceCitizens } from './residents/practice.ts'

export interface Portraits {
  of(personalNumber: string): { facts: LastPortrait; bytes: Uint8Array } | null
}

const SIZE = { width: 240, height: 320 }
const skins = [frontal.skin, [206, 158, 128], [236, 194, 168], [188, 142, 114]] as const
const hairs = [frontal.hair, [24, 20, 19], [70, 58, 50]] as const

/** Different people look different, and the same one always the same. */
function sceneOf(personalNumber: string): Scene {
  const seed = createHash('sha256').update(personalNumber).digest()
  const pick = <T>(list: readonly T[], fallback: T, at: number): T =>
    list[(seed[at] ?? 0) % list.length] ?? fallback
  const share = (at: number) => (seed[at] ?? 0) / 255
  return {
    ...frontal,
    skin: pick(skins, frontal.skin, 0),
    hair: pick(hairs, frontal.hair, 1),
    cloth: [40 + 120 * share(2), 50 + 90 * share(3), 60 + 110 * share(4)],
    build: [0.92 + 0.16 * share(5), 0.94 + 0.12 * share(6), 1],
  }
}

function drawn(personalNumber: string, takenOn: string) {
  const data = renderHead(SIZE.width, SIZE.height, sceneOf(personalNumber))
  const bytes = encode({ ...SIZE, channels: 3, depth: 8, data })
  const facts: LastPortrait = {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    size: bytes.length,
    mediaType: 'image/png',
    takenAt: `${takenOn}T03:00:00.000Z`,
  }
  return { facts, bytes }
}

export function createPortraits(): Portraits {
  const kept = new Map<string, ReturnType<typeof drawn>>()
  return {
    of: (personalNumber) => {
      const person = [...practiceCitizens, ...practiceCases].find(
        (one) => one.personalNumber === personalNumber,
      )
      if (person?.lastPortrait === undefined) return null
      const portrait = kept.get(personalNumber) ?? drawn(personalNumber, person.lastPortrait)
      kept.set(personalNumber, portrait)
      return portrait
    },
  }
}
