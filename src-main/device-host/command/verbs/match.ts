import { z } from 'zod'
import { ok } from '../../../contract/result.ts'
import { of } from '../pictures.ts'
import { readTemplate } from '../templates.ts'
import { verb } from '../verb.ts'

/** What a score means is said in native/match/thresholds.h; the command only gives it. */
export const match = verb({
  usage: 'match A B [A B ...] [--xyt m1|nist]              pictures, .xyt or .fmr (ISO/IEC 19794-2)',
  pathsPerJob: 2,
  options: z.object({ xyt: z.enum(['m1', 'nist']).default('m1') }),
  async work(imaging, { a, b }, { xyt }) {
    // Side by side: most of a comparison's time is the way to the engine's thread and back.
    const [first, second] = await Promise.all([readTemplate(imaging, a, xyt), readTemplate(imaging, b, xyt)])
    if (!first.ok) return first
    if (!second.ok) return second
    const compared = of(a, await imaging.match({ a: first.value, b: second.value }))
    return compared.ok ? ok({ a, b, ...compared.value }) : compared
  },
})
