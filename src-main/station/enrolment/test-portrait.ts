/** A portrait as a page hands it over, for tests: frame headers of JPEG (ITU-T T.81 §B.2.2) and no picture. */
import type { CallInput } from '../../contract/calls/index.ts'
import type { PortraitFacts } from '../../contract/records/portrait-check.ts'

export function aJpeg(width: number, height: number): Uint8Array<ArrayBuffer> {
  const sizes = [height >> 8, height & 0xff, width >> 8, width & 0xff]
  const components = [3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]
  return Uint8Array.from([0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, ...sizes, ...components, 0xff, 0xd9])
}

const measured = { score: 100, least: null, most: null, holds: true, isWarning: false }

export const someFacts: PortraitFacts = {
  version: 'portrait-check/1',
  model: 'test',
  measures: [
    { ...measured, measure: 'yaw', value: -4.4, score: 99 },
    { ...measured, measure: 'pitch', value: 3 },
    { ...measured, measure: 'roll', value: 1.2 },
  ],
  ticks: ['ears', 'bareHead', 'noGlasses', 'nothingCovers'],
  exception: null,
  trigger: 'auto',
  shot: { chosen: 1, of: 2 },
  cameraSettings: { width: 1280, height: 720 },
  points: {
    leftPupil: [300, 270],
    rightPupil: [180, 268],
    noseTip: [240, 340],
    chin: [241, 500],
    mouthLeft: [290, 410],
    mouthRight: [192, 410],
  },
}

export const aPortrait: Omit<CallInput<'enrolment.savePortrait'>, 'takenAt' | 'camera'> = {
  jpeg: aJpeg(480, 640),
  width: 480,
  height: 640,
  print: { jpeg: aJpeg(426, 639), width: 426, height: 639 },
  facts: someFacts,
}
