/** From native measure to component score, 0 to 100 (ISO/IEC 29794-5 as OFIQ 1.0.3 maps them). Pure. */
import type { PortraitMeasure } from '../../../../src-main/contract/records/portrait-check.ts'

const sigmoid = (x: number, middle: number, width: number) => 1 / (1 + Math.exp(-(x - middle) / width))
const falling = (x: number, middle: number, width: number) => 1 - sigmoid(x, middle, width)
const cosine = (degrees: number) => 100 * Math.max(0, Math.cos((degrees * Math.PI) / 180)) ** 2

const curves: Partial<Record<PortraitMeasure, (x: number) => number>> = {
  faces: (x) => (x === 1 ? 100 : 0),
  eyeDistance: (x) => 100 * sigmoid(x, 70, 20),
  headSize: (x) => 200 * falling(Math.abs(x - 0.45), 0, 0.05),
  yaw: cosine,
  pitch: cosine,
  roll: cosine,
  eyesOpen: (x) => 100 * sigmoid(x, 0.02, 0.01),
  mouthClosed: (x) => 100 * falling(x, 0.2, 0.06),
  brightness: (x) => 100 * sigmoid(x, 0.2, 0.05) * falling(x, 0.8, 0.05),
  contrast: (v) => 100 * Math.sin((Math.PI * 60 * v) / (60 * v + 1)),
  underExposure: (x) => 120 * (0.832 - sigmoid(x, 0.92, 0.05)),
  overExposure: (x) => 1 / (x + 0.01),
  dynamicRange: (x) => 12.5 * x,
  evenLight: (x) => 100 * x ** 0.3,
  colour: (x) => 200 * falling(x, 0, 10),
  backgroundEven: (x) => 190 * falling(x, 10, 100),
}

/** Null where the standard knows no such measure, or computes it with a network that we do not have. */
export function scoreOf(measure: PortraitMeasure, value: number): number | null {
  const curve = curves[measure]
  return curve === undefined ? null : Math.round(Math.min(100, Math.max(0, curve(value))))
}
