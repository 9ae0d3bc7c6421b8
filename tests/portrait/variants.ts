/**
 * The labelled set: each picture is good, or bad in one known way. Rendered heads know their pose and expression to the last digit;
 * photographs (the freely licensed samples of @vladmandic/face-api) bring real skin and are changed by a canvas.
 */
import { createRequire } from 'node:module'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { encode } from 'fast-png'
import type { PortraitMeasure } from '../../src-main/contract/records/portrait-check.ts'
import { frontal, renderHead, type Scene } from '../fixtures/rendered-head/render.ts'
import { root } from '../practice/root.ts'
import type { Change } from './changes.ts'
import type { Picture } from './worker-page.ts'

export interface Variant {
  readonly name: string
  readonly picture: Picture
  readonly changes: readonly Change[]
  /** The measures that must tell this picture from a good one; empty for a good one. */
  readonly bad: readonly PortraitMeasure[]
  /** Known turn of the head; null for photographs. */
  readonly pose: Pick<Scene, 'yaw' | 'pitch' | 'roll'> | null
  /** A photograph, whose face is laid into a frame before it is changed. */
  readonly isPhoto: boolean
}

const WIDTH = 960
const HEIGHT = 720

const people: readonly Partial<Scene>[] = [
  {},
  { skin: [196, 140, 108], hair: [22, 18, 18], build: [1.06, 0.98, 0.96], light: [0.2, -0.3, 1] },
  { skin: [240, 205, 184], hair: [86, 62, 48], build: [0.95, 1.03, 1.05], ambient: 0.65 },
]

const faults: readonly (readonly [string, Partial<Scene>, readonly PortraitMeasure[]])[] = [
  ['turned left 12', { yaw: 12 }, ['yaw']],
  ['turned right 12', { yaw: -12 }, ['yaw']],
  ['turned right 20', { yaw: -20 }, ['yaw']],
  ['chin down 13', { pitch: 13 }, ['pitch']],
  ['chin up 13', { pitch: -13 }, ['pitch']],
  ['tilted 10', { roll: 10 }, ['roll']],
  ['tilted -10', { roll: -10 }, ['roll']],
  ['eyes closed', { eyes: 0 }, ['eyesOpen']],
  ['eyes aside', { gaze: [28, 0] }, ['gaze']],
  ['eyes aside, other way', { gaze: [-28, 0] }, ['gaze']],
  ['mouth open', { mouth: 14 }, ['mouthClosed']],
  ['smile', { smile: 1 }, ['expression']],
  ['glasses', { glasses: 'clear' }, ['glasses']],
  ['far', { size: 0.34 }, ['eyeDistance', 'headSize']],
  ['near', { size: 0.93, at: [0, 0.5] }, ['headSize']],
  ['left of the middle', { at: [-0.5, 0.44] }, ['across']],
  ['too low', { at: [0, 0.72] }, ['eyeLine']],
  ['light from one side', { light: [1.6, -0.2, 0.25], ambient: 0.12 }, ['evenLight']],
  ['grey wall', { wall: [150, 150, 152] }, ['backgroundWhite']],
  ['green wall', { wall: [120, 190, 140] }, ['backgroundWhite']],
]

/** So many of the faults, from the first, are turns of the head. */
const TURNS = 7

const good: Scene = { ...frontal, size: 0.6 }
const small = (): Partial<Scene> => ({ yaw: 2, pitch: -2, roll: 1.5 })

/** Rendering takes a second or two: what was rendered once lies in the ignored artifacts, named after its scene. */
const cache = join(root, 'artifacts/portrait-heads')

function rendered(scene: Scene): Picture {
  const name = createHash('sha256').update(JSON.stringify(scene)).digest('hex').slice(0, 16)
  const path = join(cache, `${name}.png`)
  if (!existsSync(path)) {
    mkdirSync(cache, { recursive: true })
    const data = renderHead(WIDTH, HEIGHT, scene)
    writeFileSync(path, encode({ width: WIDTH, height: HEIGHT, data, channels: 3, depth: 8 }))
  }
  return { base64: readFileSync(path).toString('base64'), mime: 'image/png' }
}

const damages: readonly (readonly [string, Change, readonly PortraitMeasure[]])[] = [
  ['blurred', { filter: 'blur(3px)' }, ['sharpness']],
  ['moved while exposed', { smear: 14 }, ['sharpness']],
  ['darkened', { filter: 'brightness(0.25)' }, ['brightness']],
  ['overexposed', { filter: 'brightness(2.6)' }, ['overExposure']],
  ['flat', { filter: 'contrast(0.15)' }, ['dynamicRange']],
  ['blue light', { filter: 'sepia(1) hue-rotate(180deg) saturate(3)' }, ['colour']],
  ['half in shadow', { shadow: 'half' }, ['evenLight']],
  ['from a screen', { raster: 'screen' }, ['raster']],
  ['from a print', { raster: 'print' }, ['raster']],
  ['masked', { cover: [70, 130, 200] }, ['occlusion']],
]

/** Behind a photograph lies whatever lay there; only what the change is about is held against it. */
const photographs = ['sample1', 'sample2', 'sample3', 'sample4', 'sample5', 'sample6']

const photo = (name: string): Picture => ({
  base64: readFileSync(
    createRequire(import.meta.url).resolve(`@vladmandic/face-api/demo/${name}.jpg`),
  ).toString('base64'),
  mime: 'image/jpeg',
})

export function* variants(): Generator<Variant> {
  for (const [i, person] of people.entries()) {
    const base = { ...good, ...person }
    const of = (name: string, scene: Scene, bad: readonly PortraitMeasure[]): Variant => {
      const { yaw, pitch, roll } = scene
      return {
        name: `head ${i + 1}, ${name}`,
        picture: rendered(scene),
        changes: [],
        bad,
        pose: { yaw, pitch, roll },
        isPhoto: false,
      }
    }
    yield of('good', base, [])
    yield of('good, nearly straight', { ...base, ...small() }, [])
    yield of('good, a little nearer', { ...base, size: 0.66 }, [])
    // The first head shows every fault; the others only their turns, which differ with the build.
    for (const [name, change, bad] of i === 0 ? faults : faults.slice(0, TURNS))
      yield of(name, { ...base, ...change }, bad)
    const plain = of('good', base, [])
    for (const [name, change, bad] of damages)
      yield { ...plain, name: `head ${i + 1}, ${name}`, changes: [change], bad }
    yield {
      ...plain,
      name: `head ${i + 1}, shadow on the wall`,
      changes: [{ shadow: 'wall' }],
      bad: ['shadow'],
    }
    yield {
      ...plain,
      name: `head ${i + 1}, things on the wall`,
      changes: [{ shadow: 'things' }],
      bad: ['backgroundEven'],
    }
    yield { ...plain, name: `head ${i + 1}, two people`, changes: [{ twice: true }], bad: ['faces'] }
    yield { ...plain, name: `head ${i + 1}, nobody`, changes: [{ filter: 'brightness(0)' }], bad: ['faces'] }
  }
  for (const name of photographs) {
    const plain = { picture: photo(name), changes: [], bad: [], pose: null, isPhoto: true }
    yield { ...plain, name: `${name}, as it is` }
    yield { ...plain, name: `${name}, mirrored`, changes: [{ mirrored: true }] }
    yield { ...plain, name: `${name}, tilted 12`, changes: [{ tilt: 12 }], bad: ['roll'] }
    for (const [what, change, bad] of damages)
      yield { ...plain, name: `${name}, ${what}`, changes: [change], bad }
  }
}
