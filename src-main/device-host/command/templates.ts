/** Minutiae of a file: a picture is extracted; `.xyt` and `.fmr` (ISO/IEC 19794-2) are read as they are. */
import { extname } from 'node:path'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Imaging, Template } from '../imaging.ts'
import type { Failure } from './failure.ts'
import { readBytes } from './files.ts'
import { decodePicture, of } from './pictures.ts'
import { readXyt, type XytForm } from './xyt.ts'

export async function readTemplate(
  imaging: Imaging,
  file: string,
  form: XytForm,
): Promise<Result<Template, Failure>> {
  const bytes = readBytes(file)
  if (!bytes.ok) return bytes
  switch (extname(file).toLowerCase()) {
    case '.xyt': {
      const template = readXyt(new TextDecoder('latin1').decode(bytes.value), form)
      return template.ok ? template : fail({ file, code: template.error })
    }
    case '.fmr':
      return firstOf(imaging, file, bytes.value)
    default: {
      const image = await decodePicture(imaging, file, bytes.value)
      return image.ok ? of(file, await imaging.extractMinutiae({ image: image.value })) : image
    }
  }
}

/** A record may hold several prints; the command writes one. */
async function firstOf(
  imaging: Imaging,
  file: string,
  bytes: Uint8Array,
): Promise<Result<Template, Failure>> {
  const fingers = of(file, await imaging.readMinutiae({ bytes }))
  if (!fingers.ok) return fingers
  const [first] = fingers.value
  return first ? ok(first.template) : fail({ file, code: 'bad-format' })
}
