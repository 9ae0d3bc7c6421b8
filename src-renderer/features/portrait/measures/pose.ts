/**
 * How a head is turned: the turn that lays an average face onto the mesh's points in space, in the sense of least squares
 * (Gauss and Newton; yaw, pitch, roll and size unknown), times what the model is known to flatten. Errors against
 * heads of known pose: README.md.
 */
import { gain, referenceFace } from './reference-face.ts'
import { solveEquations } from './solve-equations.ts'
import { valueAt, type Mesh, type Pose } from './shapes.ts'

/** Yaw, pitch, roll in radians, and the size. */
type State = readonly number[]

const ROUNDS = 12
const DEGREES = 180 / Math.PI

/** Null where the points are no face: all on one spot, or missing. */
export function poseOf(mesh: Mesh): Pose | null {
  const seen = normalised(mesh)
  if (seen === null) return null
  let state: State | null = [0, 0, 0, 1]
  for (let round = 0; round < ROUNDS && state !== null; round++) state = improved(state, seen)
  if (state === null) return null
  const [yaw, pitch, roll] = [valueAt(state, 0), valueAt(state, 1), valueAt(state, 2)]
  return {
    yaw: yaw * gain.yaw * DEGREES,
    pitch: pitch * gain.pitch * DEGREES,
    roll: roll * gain.roll * DEGREES,
  }
}

/** The rigid points as x, y, z one after the other: centred on their middle, their root mean square distance from it 1. */
function normalised(mesh: Mesh): number[] | null {
  const known = referenceFace.flatMap(([index]) => mesh[index] ?? [])
  if (known.length !== referenceFace.length) return null
  const mean = (axis: 'x' | 'y' | 'z') => known.reduce((sum, point) => sum + point[axis], 0) / known.length
  const [x0, y0, z0] = [mean('x'), mean('y'), mean('z')]
  const centred = known.flatMap(({ x, y, z }) => [x - x0, y - y0, z - z0])
  const spread = Math.sqrt(dot(centred, centred) / known.length)
  return spread < 1e-6 || !Number.isFinite(spread) ? null : centred.map((value) => value / spread)
}

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, i) => sum + value * valueAt(b, i), 0)

/** The average face under this turn: Rz(roll) · Rx(pitch) · Ry(yaw), one number after the other. */
function turned(state: State): number[] {
  const [yaw, pitch, roll, size] = [
    valueAt(state, 0),
    valueAt(state, 1),
    valueAt(state, 2),
    valueAt(state, 3),
  ]
  const [cy, sy, cp, sp] = [Math.cos(yaw), Math.sin(yaw), Math.cos(pitch), Math.sin(pitch)]
  const [cr, sr] = [Math.cos(roll), Math.sin(roll)]
  return referenceFace.flatMap(([, x, y, z]) => {
    const [ax, az] = [x * cy + z * sy, -x * sy + z * cy]
    const [by, bz] = [y * cp + az * sp, -y * sp + az * cp]
    return [size * (ax * cr - by * sr), size * (ax * sr + by * cr), size * bz]
  })
}

const NUDGE = 1e-5

function improved(state: State, seen: readonly number[]): State | null {
  const here = turned(state)
  const off = here.map((value, i) => value - valueAt(seen, i))
  const slopes = state.map((_, which) => {
    const there = turned(state.map((value, i) => (i === which ? value + NUDGE : value)))
    return there.map((value, i) => (value - valueAt(here, i)) / NUDGE)
  })
  const step = solveEquations(
    slopes.map((a) => slopes.map((b) => dot(a, b))),
    slopes.map((a) => dot(a, off)),
  )
  return step && state.map((value, i) => value - valueAt(step, i))
}
