/** How much fine pattern an iris shows: what blur by distance or movement takes first. */
import type { GreyImage } from '../../drivers/driver.ts'
import { greyAt, type Circle } from './circle.ts'

/** Grey levels of pattern that count as half of all sharpness; measured on the simulator (README). */
const half = 3

/** 0 to 100. Differences between small means, a fortieth of the radius apart: the sensor's grain is finer, a blur coarser. */
export function sharpnessOf(
  image: GreyImage,
  iris: Circle,
  places: readonly { readonly x: number; readonly y: number }[],
): number {
  const apart = Math.max(1, Math.round(iris.r / 40))
  let sum = 0
  for (const { x, y } of places) {
    const here = meanOf(image, x, y)
    const beside =
      (meanOf(image, x - apart, y) +
        meanOf(image, x + apart, y) +
        meanOf(image, x, y - apart) +
        meanOf(image, x, y + apart)) /
      4
    sum += (here - beside) ** 2
  }
  const power = places.length === 0 ? 0 : sum / places.length
  return (100 * power) / (power + half ** 2)
}

function meanOf(image: GreyImage, x: number, y: number): number {
  let sum = 0
  for (let dy = -1; dy <= 1; dy += 1) {
    for (let dx = -1; dx <= 1; dx += 1) sum += greyAt(image, x + dx, y + dy) ?? 0
  }
  return sum / 9
}
