/** What the measures work on. Everything in pixels of the picture that was given; pure. */

/** RGBA, row by row, as a canvas gives it. Alpha 0 marks places outside the camera's frame. */
export type Pixels = Pick<ImageData, 'width' | 'height' | 'data'>

export interface Point {
  readonly x: number
  readonly y: number
}

/** The 478 points of the face mesh, or 468 where the irises were not looked for: x right, y down, z towards the camera. */
export type Mesh = readonly (Point & { readonly z: number })[]

/** Yaw to the right of the picture, pitch down, roll clockwise as the picture shows it. Degrees. */
export interface Pose {
  readonly yaw: number
  readonly pitch: number
  readonly roll: number
}

/** One byte per pixel: 1 belongs, 0 does not. */
export interface Mask {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** A number out of a list whose length the caller knows; 0 beyond its end. */
export const valueAt = (list: ArrayLike<number>, i: number) => list[i] ?? 0

export const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y)
export const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })
