/**
 * How a head is turned: the turn that lays an average face onto the mesh's points in space, in the sense of least squares
 * (Gauss and Newton; yaw, pitch, roll and size unknown), times what the model is known to flatten. Errors against heads of known pose: README.md.
 */
import { gain, referenceFace } from './reference-face.ts'
import { solveEquations } from './solve-equations.ts'
import type { Mesh, Pose } from './shapes.ts'

type Vector = readonly [number, number, number]
/** Yaw, pitch, roll in radians, and the size. */
type State = readonly [number, number, number, number]

const ROUNDS = 12
const DEGREES = 180 / Math.PI

/** Null where the points are no face: all on one spot, or missing. */
export function poseOf(mesh: Mesh): Pose | null {
  const seen = normalised(referenceFace.map(([index]) => mesh[index]))
  if (seen === null) return null
  let state: State = [0, 0, 0, 1]
  for (let round = 0; round < ROUNDS; round++) {
    const next = improved(state, seen)
    if (next === null) return null
    state = next
  }
  const [yaw, pitch, roll] = state
  return {
    yaw: yaw * gain.yaw * DEGREES,
    pitch: pitch * gain.pitch * DEGREES,
    roll: roll * gain.roll * DEGREES,
  }
}

/** Centred on their middle, their root mean square distance from it 1. */
function normalised(points: readonly (Mesh[number] | undefined)[]): Vector[] | null {
  const known = points.flatMap((point) =>
    point === undefined ? [] : [[point.x, point.y, point.z] as Vector],
  )
  if (known.length !== points.length) return null
  const mean = [0, 1, 2].map((axis) => known.reduce((sum, p) => sum + p[axis as 0], 0) / known.length)
  const centred = known.map((p) => p.map((value, axis) => value - mean[axis]!) as unknown as Vector)
  const spread = Math.sqrt(centred.reduce((sum, [x, y, z]) => sum + x * x + y * y + z * z, 0) / known.length)
  return spread < 1e-6 || !Number.isFinite(spread)
    ? null
    : centred.map(([x, y, z]) => [x / spread, y / spread, z / spread] as const)
}

/** The average face under this turn: Rz(roll) · Rx(pitch) · Ry(yaw), one number after the other. */
function turned([yaw, pitch, roll, size]: State): number[] {
  const [cy, sy, cp, sp] = [Math.cos(yaw), Math.sin(yaw), Math.cos(pitch), Math.sin(pitch)]
  const [cr, sr] = [Math.cos(roll), Math.sin(roll)]
  return referenceFace.flatMap(([, x, y, z]) => {
    const [ax, az] = [x * cy + z * sy, -x * sy + z * cy]
    const [by, bz] = [y * cp + az * sp, -y * sp + az * cp]
    return [size * (ax * cr - by * sr), size * (ax * sr + by * cr), size * bz]
  })
}

const NUDGE = 1e-5

function improved(state: State, seen: readonly Vector[]): State | null {
  const here = turned(state)
  const off = here.map((value, i) => value - seen[Math.floor(i / 3)]![(i % 3) as 0])
  const slopes = state.map((_, unknown) => {
    const moved = state.map((value, i) => (i === unknown ? value + NUDGE : value)) as unknown as State
    return turned(moved).map((value, i) => (value - here[i]!) / NUDGE)
  })
  const dot = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, value, i) => sum + value * b[i]!, 0)
  const step = solveEquations(
    slopes.map((a) => slopes.map((b) => dot(a, b))),
    slopes.map((a) => dot(a, off)),
  )
  return step && (state.map((value, i) => value - step[i]!) as unknown as State)
}
