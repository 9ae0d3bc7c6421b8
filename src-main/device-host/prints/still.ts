/** The small picture that a page may see of an accepted print. */
import type { GreyImage } from '../../drivers/driver.ts'
import { encodePng } from '../png.ts'
import { shrunk } from '../previews.ts'

const largestBytes = 65_536
/** Noise does not compress: the last of these stays below the limit whatever the picture. */
const sizes = [240_000, 120_000, 60_000]

/** PNG of at most 64 KiB, as large as that allows. */
export async function makeStill(image: GreyImage): Promise<Uint8Array<ArrayBuffer>> {
  let still = new Uint8Array()
  for (const mostPixels of sizes) {
    still = await encodePng(shrunk(image, mostPixels), null)
    if (still.length <= largestBytes) break
  }
  return still
}
