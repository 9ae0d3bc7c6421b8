/** The lamps of an iris camera shine back from the eye as white dots, often on the very edge of the pupil. */
import type { GreyImage } from '../../drivers/driver.ts'

const glintGrey = 232
/** What is left of a dot where the picture is out of focus: far brighter than any iris, with a pupil beside it. */
const softGrey = 150
const besidePupil = 60
/** Where more than this is white, it is the picture that is overexposed. */
const mostGlints = 0.02

/** Each white dot takes the darkest grey around it. The picture itself where all is white. */
export function withoutGlints(image: GreyImage): GreyImage {
  const { width, height, pixels } = image
  const glints = pixels.reduce((count, grey) => count + (grey >= glintGrey ? 1 : 0), 0)
  if (glints > pixels.length * mostGlints) return image
  const filled = pixels.slice()
  // Wider than a dot: a fortieth of the picture, and its soft edge with it.
  const reach = Math.max(2, Math.round(width / 40))
  pixels.forEach((grey, i) => {
    if (grey < softGrey) return
    const [x, y] = [i % width, Math.floor(i / width)]
    const darkest = darkestAround(image, x, y, reach)
    if (grey < glintGrey && darkest > besidePupil) return
    for (let dy = -2; dy <= 2; dy += 1) {
      for (let dx = -2; dx <= 2; dx += 1) {
        const at = (y + dy) * width + x + dx
        if (x + dx >= 0 && x + dx < width && y + dy >= 0 && y + dy < height)
          filled[at] = Math.min(filled[at] ?? 255, darkest)
      }
    }
  })
  return { width, height, pixels: filled }
}

/** Along the eight directions. */
function darkestAround({ width, height, pixels }: GreyImage, x: number, y: number, reach: number): number {
  let darkest = 255
  for (const dx of [-reach, 0, reach]) {
    for (const dy of [-reach, 0, reach]) {
      const column = Math.min(width - 1, Math.max(0, x + dx))
      const row = Math.min(height - 1, Math.max(0, y + dy))
      darkest = Math.min(darkest, pixels[row * width + column] ?? 255)
    }
  }
  return darkest
}
