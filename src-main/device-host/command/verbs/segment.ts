import { mkdir } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { z } from 'zod'
import { fail, ok, type Result } from '../../../contract/result.ts'
import type { Imaging, SlapReport } from '../../imaging.ts'
import type { Failure } from '../failure.ts'
import { codeOf } from '../files.ts'
import { of, readPicture, writePicture } from '../pictures.ts'
import { ageYears, hand, number, positions, verb } from '../verb.ts'

type Finger = SlapReport['fingers'][number]

/** A refused slap is an answer, not a failure: its `refusal` says why. */
export const segment = verb({
  usage:
    'segment IN [IN ...] --hand right|left|thumbs [--out DIR] [--as pgm|png|wsq] [--missing 3,4] [--age YEARS] [--rotation 35]',
  pathsPerJob: 1,
  options: z.object({
    hand,
    out: z.string().min(1).optional(),
    as: z.enum(['pgm', 'png', 'wsq']).default('pgm'),
    missing: positions.default([]),
    age: ageYears.optional(),
    rotation: number(0, 45).optional(),
  }),
  async work(imaging, { a }, { hand, out, as, missing, age, rotation }) {
    const image = await readPicture(imaging, a)
    if (!image.ok) return image
    const limits = {
      ...(age !== undefined && { ageYears: age }),
      ...(rotation !== undefined && { maxRotationDeg: rotation }),
    }
    const slap = of(a, await imaging.readSlap({ image: image.value, hand, missing, ...limits }))
    if (!slap.ok) return slap
    const files = out === undefined ? ok([]) : await writeFingers(imaging, slap.value.fingers, a, out, as)
    if (!files.ok) return files
    const fingers = slap.value.fingers.map((finger, i) => reportOf(finger, files.value[i]))
    return ok({ in: a, asked: hand, ...slap.value, fingers })
  },
})

function reportOf({ position, box, cutOff, image, quality }: Finger, out: string | undefined) {
  const { width, height } = image
  const { score, reasons } = quality
  return { position, box, cutOff, width, height, score, reasons, ...(out !== undefined && { out }) }
}

/** `NAME-02.pgm` by position; where that is not known `NAME-unknown-1.pgm`, counted from the left. */
async function writeFingers(
  imaging: Imaging,
  fingers: readonly Finger[],
  file: string,
  folder: string,
  ending: string,
): Promise<Result<string[], Failure>> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    return fail({ file: folder, code: codeOf(error, 'cannot-write') })
  }
  const written: string[] = []
  for (const [i, { position, image }] of fingers.entries()) {
    const which = position === 0 ? `unknown-${i + 1}` : String(position).padStart(2, '0')
    const path = join(folder, `${basename(file, extname(file))}-${which}.${ending}`)
    const done = await writePicture(imaging, path, image)
    if (!done.ok) return done
    written.push(path)
  }
  return ok(written)
}
