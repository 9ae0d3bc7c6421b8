import { z } from 'zod'
import { fail, ok } from '../../../contract/result.ts'
import { writeBytes } from '../files.ts'
import { endingOf, of, readPicture } from '../pictures.ts'
import { number, verb } from '../verb.ts'

export const encode = verb({
  usage: 'encode IN OUT.wsq [IN OUT.wsq ...] [--bpp 0.75]   bits per pixel, 0.5 to 2.25',
  pathsPerJob: 2,
  options: z.object({ bpp: number(0.5, 2.25).default(0.75) }),
  async work(imaging, { a, b }, { bpp }) {
    if (endingOf(b, ['wsq']) === null) return fail({ file: b, code: 'unknown-ending' })
    const image = await readPicture(imaging, a)
    if (!image.ok) return image
    const bytes = of(a, await imaging.encodeWsq({ image: image.value, bpp }))
    if (!bytes.ok) return bytes
    const written = writeBytes(b, bytes.value)
    if (!written.ok) return written
    const { width, height, ppi } = image.value
    return ok({ in: a, out: b, width, height, ppi, bpp, bytes: bytes.value.length })
  },
})
