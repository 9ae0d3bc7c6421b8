/** For tests: people before an iris camera, one who stands right and one for each thing that can be wrong. */
import { drawEye, type EyePicture } from '../../drivers/simulated-eye.ts'

export const standing: EyePicture = {
  seed: 1,
  eye: 'right',
  width: 640,
  height: 480,
  irisRadius: 115,
  centre: { x: 320, y: 240 },
  opening: 0.9,
  pupil: 0.38,
  aside: 0,
  blur: 0,
}

export const seenAs = (change: Partial<EyePicture> = {}) => drawEye({ ...standing, ...change })

/** The same as a preview shows it: a quarter as large. */
export const seenSmall = (change: Partial<EyePicture> = {}) => {
  const { irisRadius, centre, width, height } = { ...standing, ...change }
  return seenAs({
    ...change,
    width: width / 4,
    height: height / 4,
    irisRadius: irisRadius / 4,
    centre: { x: centre.x / 4, y: centre.y / 4 },
  })
}
