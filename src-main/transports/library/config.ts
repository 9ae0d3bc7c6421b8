/** Which libraries there are: the technician's file `devices.json` beside the profile. Nothing else ever names one. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { fail, ok, type Result } from '../../contract/result.ts'
import { trustedFile } from './trusted-file.ts'

const library = z.strictObject({
  /** Short and lasting: with the serial number it is the identity of the library's devices. */
  name: z.string().regex(/^[a-z0-9-]{1,32}$/),
  /** Absolute. */
  path: z.string().min(1).max(500),
  /** What the maker's code wants to find in its environment. */
  environment: z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/), z.string().max(1000)).default({}),
})
export type LibraryConfig = z.infer<typeof library>

const devicesFile = z.strictObject({
  schema: z.literal('devices/1'),
  libraries: z
    .array(library)
    .max(8)
    .refine((all) => new Set(all.map(({ name }) => name)).size === all.length),
})

/** Nothing where there is no file, as at a station whose devices need no maker's library. */
export function readDevicesFile(path: string): Result<readonly LibraryConfig[], string> {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return ok([])
  }
  const trusted = trustedFile(path)
  if (!trusted.ok) return trusted
  const parsed = devicesFile.safeParse(parseJson(text))
  return parsed.success ? ok(parsed.data.libraries) : fail(z.prettifyError(parsed.error))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
