/** All measures of one face: mesh and patches in, numbers out. Pure. */
import { backgroundOf } from '../measures/background.ts'
import { meanLab, unnatural } from '../measures/colour.ts'
import { bridgeLine, coveredShare } from '../measures/coverings.ts'
import { eyesOpen, gazeAside, mouthOpen, mouthWidth } from '../measures/eyes-and-mouth.ts'
import { geometryOf } from '../measures/landmarks.ts'
import { histogramOf, lightOf, likeness } from '../measures/light.ts'
import { cheekMask, faceMask } from '../measures/masks.ts'
import { poseOf } from '../measures/pose.ts'
import { rasterOf } from '../measures/raster.ts'
import type { Values } from '../measures/rules.ts'
import { sharpnessOf } from '../measures/sharpness.ts'
import type { Mesh, Pixels } from '../measures/shapes.ts'
import { outputSize, type Size } from '../picture/crop.ts'
import { faceCrop, placingOf } from '../picture/face-crop.ts'

/** A patch, and the mesh carried over to it. */
export interface Patch {
  readonly pixels: Pixels
  readonly mesh: Mesh
}

/** Where the face is, how it is turned, how sharp it is. */
export function quickValues(mesh: Mesh, frame: Size, detail: Patch): Values {
  const face = geometryOf(mesh)
  const pose = poseOf(mesh)
  const crop = faceCrop(face, frame)
  const scale = crop === null ? 1 : outputSize(crop).height / crop.height
  const placing = crop === null ? {} : placingOf(face, crop, pose?.yaw ?? 0, scale)
  return { ...placing, ...pose, sharpness: sharpnessOf(detail.pixels) }
}

/** Everything that the quick look leaves out. */
export function slowValues(mesh: Mesh, portrait: Patch, detail: Patch): Values {
  const { pixels } = portrait
  const light = lightOf(histogramOf(pixels, faceMask(pixels, portrait.mesh)))
  const cheek = (side: 'left' | 'right') => cheekMask(pixels, portrait.mesh, side)
  const [left, right] = [cheek('left'), cheek('right')]
  const labs = [meanLab(pixels, left), meanLab(pixels, right)].flatMap((lab) => lab ?? [])
  const wall = backgroundOf(pixels, portrait.mesh)
  return {
    eyesOpen: eyesOpen(mesh),
    gaze: gazeAside(mesh),
    mouthClosed: mouthOpen(mesh),
    expression: mouthWidth(mesh),
    brightness: light?.mean ?? null,
    contrast: light?.variance ?? null,
    underExposure: light?.under ?? null,
    overExposure: light?.over ?? null,
    dynamicRange: light?.entropy ?? null,
    evenLight: likeness(histogramOf(pixels, left), histogramOf(pixels, right)),
    colour: labs.length === 0 ? null : Math.max(...labs.map(unnatural)),
    backgroundEven: wall?.unevenness ?? null,
    backgroundWhite: wall?.fromWhite ?? null,
    shadow: wall?.shading ?? null,
    glasses: bridgeLine(detail.pixels, detail.mesh),
    occlusion: coveredShare(pixels, portrait.mesh),
    raster: rasterOf(detail.pixels),
  }
}
