/** Which libraries there are. */
import { z } from 'zod'

const library = z.strictObject({
  /** Short and lasting: with the serial number it is the identity of the library's devices. */
  name: z.string().regex(/^[a-z0-9-]{1,32}$/),
  /** Absolute. */
  path: z.string().min(1).max(500),
  /** What the maker's code wants to find in its environment. */
  environment: z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/), z.string().max(1000)).default({}),
})
export type LibraryConfig = z.infer<typeof library>

/** What the technician's file `devices.json` may say of libraries. Nothing else ever names one. */
export const libraryConfigs = z
  .array(library)
  .max(8)
  .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, { error: 'each name once' })
