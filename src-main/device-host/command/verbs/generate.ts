import { z } from 'zod'
import { fail, ok, type Result } from '../../../contract/result.ts'
import type { GrayImage, Imaging } from '../../imaging.ts'
import type { Failure } from '../failure.ts'
import { endingOf, of, writePicture } from '../pictures.ts'
import { ageYears, hand, number, positions, verb, whole, type Report } from '../verb.ts'

const share = number(0, 1).optional()
const options = z.object({
  seed: whole(0, Number.MAX_SAFE_INTEGER),
  kind: z.enum(['flat', 'rolled', 'slap']),
  touch: whole(0, 2 ** 52).default(1),
  position: whole(1, 10).default(2),
  hand: hand.default('right'),
  missing: positions.default([]),
  rotation: number(-180, 180).default(0),
  age: ageYears.optional(),
  wear: share,
  pressure: share,
  moisture: share,
})
type Options = z.infer<typeof options>

/** `seed` is the person, `touch` the touch of the glass: each further OUT is the next touch of the same skin. */
export const generate = verb({
  usage:
    'generate --seed N --kind flat|rolled|slap OUT [OUT ...] [--touch 1] [--position 2] [--hand right] [--missing 3,4] [--rotation 0] [--age YEARS] [--wear 0-1] [--pressure 0-1] [--moisture 0-1]',
  pathsPerJob: 1,
  options,
  async work(imaging, { a, index }, chosen) {
    if (endingOf(a) === null) return fail({ file: a, code: 'unknown-ending' })
    const touch = chosen.touch + index
    const drawn = await (chosen.kind === 'slap' ? drawSlap : drawPrint)(imaging, a, chosen, touch)
    if (!drawn.ok) return drawn
    const { image, truth } = drawn.value
    const bytes = await writePicture(imaging, a, image)
    if (!bytes.ok) return bytes
    const { width, height, ppi } = image
    const { seed, kind } = chosen
    return ok({ out: a, seed, kind, touch, ...truth, width, height, ppi, bytes: bytes.value })
  },
})

type Drawn = Promise<Result<{ readonly image: GrayImage; readonly truth: Report }, Failure>>

async function drawSlap(imaging: Imaging, file: string, chosen: Options, touch: number): Drawn {
  const { seed, hand, missing, rotation, age, wear, pressure, moisture } = chosen
  const drawn = await imaging.renderSlap({
    personSeed: seed,
    seed: touch,
    hand,
    missing,
    rotationDeg: rotation,
    ...given({ age, wear, pressure, moisture }),
  })
  const slap = of(file, drawn)
  return slap.ok ? ok({ image: slap.value.image, truth: { hand, fingers: slap.value.fingers } }) : slap
}

async function drawPrint(imaging: Imaging, file: string, chosen: Options, touch: number): Drawn {
  const { seed, kind, position, rotation, age, wear, pressure, moisture } = chosen
  const drawn = await imaging.renderPrint({
    finger: { seed, position, ...given({ age, wear }) },
    impression: {
      seed: touch,
      kind: kind === 'rolled' ? 'rolled' : 'flat',
      rotationDeg: rotation,
      ...given({ pressure, moisture }),
    },
  })
  const image = of(file, drawn)
  return image.ok ? ok({ image: image.value, truth: { position } }) : image
}

/** Without the ones that were not given, so that the generator's own defaults hold. */
function given(values: Readonly<Record<string, number | undefined>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
