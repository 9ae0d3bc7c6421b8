/** The test pictures: drawn by the engine's own generator into a temporary folder, the same in every run. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GrayImage, Imaging, Template } from '../../src-main/device-host/imaging.ts'

export interface Drawings {
  readonly folder: string
  /** 416x560, PGM and WSQ; each finger touches twice, one after the other. */
  readonly prints: readonly string[]
  readonly printsWsq: readonly string[]
  /** ISO/IEC 19794-2 records of the prints. */
  readonly records: readonly string[]
  /** 1600x1500 right hands, PGM and WSQ. */
  readonly slaps: readonly string[]
  readonly slapsWsq: readonly string[]
  readonly slap: GrayImage
  readonly templates: readonly Template[]
}

export const PRINTS = 100
export const SLAPS = 20

export async function draw(imaging: Imaging, folder: string): Promise<Drawings> {
  const save = (name: string, bytes: Uint8Array): string => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    return path
  }
  const prints = []
  for (let i = 0; i < PRINTS; i += 1) {
    const finger = { seed: 1 + Math.floor(i / 2), position: 2 + (Math.floor(i / 2) % 4) }
    const impression = { seed: 1 + i, kind: 'flat' as const, rotationDeg: (i % 7) * 4 - 12 }
    const image = value(await imaging.renderPrint({ finger, impression }))
    const template = value(await imaging.extractMinutiae({ image }))
    const fingers = [{ position: finger.position, impression: 0, template }]
    prints.push({
      template,
      pgm: save(`print-${i}.pgm`, value(await imaging.writePgm({ image }))),
      wsq: save(`print-${i}.wsq`, value(await imaging.encodeWsq({ image }))),
      record: save(`print-${i}.fmr`, value(await imaging.writeMinutiae({ fingers }))),
    })
  }
  const slaps = []
  for (let i = 0; i < SLAPS; i += 1) {
    const hand = 'right' as const
    const slap = { personSeed: 1 + Math.floor(i / 4), seed: 1 + i, hand, rotationDeg: (i % 7) * 6 - 18 }
    const { image } = value(await imaging.renderSlap(slap))
    slaps.push({
      image,
      pgm: save(`slap-${i}.pgm`, value(await imaging.writePgm({ image }))),
      wsq: save(`slap-${i}.wsq`, value(await imaging.encodeWsq({ image }))),
    })
  }
  const [first] = slaps
  if (!first) throw new Error('no slap was drawn')
  return {
    folder,
    prints: prints.map(({ pgm }) => pgm),
    printsWsq: prints.map(({ wsq }) => wsq),
    records: prints.map(({ record }) => record),
    slaps: slaps.map(({ pgm }) => pgm),
    slapsWsq: slaps.map(({ wsq }) => wsq),
    slap: first.image,
    templates: prints.map(({ template }) => template),
  }
}

type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: { readonly code: string } }

export function value<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`the answer was ${answer.error.code}`)
  return answer.value
}
