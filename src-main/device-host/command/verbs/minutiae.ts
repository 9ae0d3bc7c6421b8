import { extname } from 'node:path'
import { z } from 'zod'
import { fail, ok, type Result } from '../../../contract/result.ts'
import type { Imaging, Template } from '../../imaging.ts'
import type { Failure } from '../failure.ts'
import { writeBytes } from '../files.ts'
import { of, readPicture } from '../pictures.ts'
import { verb, whole } from '../verb.ts'
import { writeXyt } from '../xyt.ts'

const options = z.object({ xyt: z.enum(['m1', 'nist']).default('m1'), position: whole(0, 10).default(0) })

export const minutiae = verb({
  usage: 'minutiae IN OUT [IN OUT ...] [--xyt m1|nist] [--position 0-10]   OUT.xyt or OUT.fmr',
  pathsPerJob: 2,
  options,
  async work(imaging, { a, b }, chosen) {
    if (!['.xyt', '.fmr'].includes(extname(b).toLowerCase())) return fail({ file: b, code: 'unknown-ending' })
    const image = await readPicture(imaging, a)
    if (!image.ok) return image
    const template = of(a, await imaging.extractMinutiae({ image: image.value }))
    if (!template.ok) return template
    const bytes = await encodeTemplate(imaging, b, template.value, chosen)
    if (!bytes.ok) return bytes
    const written = writeBytes(b, bytes.value)
    if (!written.ok) return written
    const { width, height, ppi } = image.value
    return ok({ in: a, out: b, width, height, ppi, minutiae: template.value.minutiae.length })
  },
})

/** ISO/IEC 19794-2 has no record without minutiae: a print without any gives `bad-size` there. */
async function encodeTemplate(
  imaging: Imaging,
  file: string,
  template: Template,
  { xyt, position }: z.infer<typeof options>,
): Promise<Result<Uint8Array, Failure>> {
  if (extname(file).toLowerCase() === '.xyt') return ok(new TextEncoder().encode(writeXyt(template, xyt)))
  return of(file, await imaging.writeMinutiae({ fingers: [{ position, impression: 0, template }] }))
}
