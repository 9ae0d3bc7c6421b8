import { z } from 'zod'
import { ok } from '../../../contract/result.ts'
import { of, readPicture } from '../pictures.ts'
import { ageYears, verb } from '../verb.ts'

export const quality = verb({
  usage: 'quality IN [IN ...] [--impression flat|rolled] [--age YEARS]',
  pathsPerJob: 1,
  options: z.object({ impression: z.enum(['flat', 'rolled']).default('flat'), age: ageYears.optional() }),
  async work(imaging, { a }, { impression, age }) {
    const image = await readPicture(imaging, a)
    if (!image.ok) return image
    const input = { image: image.value, impression, ...(age !== undefined && { ageYears: age }) }
    const judged = of(a, await imaging.assess(input))
    if (!judged.ok) return judged
    const { width, height, ppi } = image.value
    return ok({ in: a, width, height, ppi, ...judged.value })
  },
})
