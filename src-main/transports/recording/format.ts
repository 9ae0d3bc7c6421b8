/** A recording of what went over the links of a transport: JSON lines, the first of which names the format. */
import { z } from 'zod'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { LinkInfo } from '../link.ts'

export const schemaName = 'device-recording/1'

/** The longest report of HID on Linux is 16384 bytes. */
const hex = z.string().regex(/^(?:[0-9a-f]{2}){0,16384}$/)
const count = z.number().int().nonnegative()
const number16 = count.max(0xffff)
const linkError = z.enum(['closed', 'stalled', 'cancelled'])

const linkInfo = z.object({
  path: z.string().max(4096),
  transport: z.enum(['loopback', 'hid', 'http', 'library']),
  vendorId: number16,
  productId: number16,
  usagePage: number16,
  usage: number16,
  serial: z.string().max(64),
  product: z.string().max(64),
}) satisfies z.ZodType<LinkInfo>

/** Since the recording began, by a clock that never goes back. */
const at = { ms: z.number().nonnegative(), link: count }
/** The bytes that were kept, and how many after them were left out. */
const kept = { hex, cut: count.max(16_384) }

const entry = z.discriminatedUnion('what', [
  z.object({ ...at, what: z.literal('open'), info: linkInfo }),
  z.object({ ...at, what: z.literal('write'), op: count, ...kept }),
  z.object({ ...at, what: z.literal('set'), op: count, ...kept }),
  z.object({ ...at, what: z.literal('get'), op: count, id: count.max(255), maxLength: count }),
  /** Of a `write` or `set`. */
  z.object({ ...at, what: z.literal('done'), op: count }),
  /** Of a `get`. */
  z.object({ ...at, what: z.literal('got'), op: count, ...kept }),
  z.object({ ...at, what: z.literal('failed'), op: count, error: linkError }),
  z.object({ ...at, what: z.literal('report'), ...kept }),
  z.object({ ...at, what: z.literal('gone') }),
  z.object({ ...at, what: z.literal('close') }),
])
export type Entry = z.infer<typeof entry>

export const firstLine = JSON.stringify({ schema: schemaName })
export const writeEntry = (one: Entry): string => JSON.stringify(one)

function parse<T>(schema: z.ZodType<T>, line: string): T | null {
  try {
    return schema.safeParse(JSON.parse(line)).data ?? null
  } catch {
    return null
  }
}

/** The last line may be cut off: the station may have been killed while it was written. Fails with the line's number. */
export function readRecording(text: string): Result<readonly Entry[], { readonly line: number }> {
  const lines = text.split('\n')
  if (parse(z.object({ schema: z.literal(schemaName) }), lines[0] ?? '') === null) return fail({ line: 1 })
  const entries: Entry[] = []
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line === '') continue
    const read = parse(entry, line)
    if (read === null && index < lines.length - 1) return fail({ line: index + 1 })
    if (read !== null) entries.push(read)
  }
  return ok(entries)
}
