import { z } from 'zod'
import { fail, ok } from '../../../contract/result.ts'
import { readBytes } from '../files.ts'
import { endingOf, of, writePicture } from '../pictures.ts'
import { verb } from '../verb.ts'

export const decode = verb({
  usage: 'decode IN.wsq OUT [IN.wsq OUT ...]               OUT.pgm or OUT.png',
  pathsPerJob: 2,
  options: z.object({}),
  async work(imaging, { a, b }) {
    if (endingOf(b, ['pgm', 'png']) === null) return fail({ file: b, code: 'unknown-ending' })
    const bytes = readBytes(a)
    if (!bytes.ok) return bytes
    const image = of(a, await imaging.decodeWsq({ bytes: bytes.value }))
    if (!image.ok) return image
    const written = await writePicture(imaging, b, image.value)
    if (!written.ok) return written
    const { width, height, ppi } = image.value
    return ok({ in: a, out: b, width, height, ppi })
  },
})
