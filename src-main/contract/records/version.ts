/**
 * Versions of what is written down. Every record, manifest and pack carries `schema: name/N`;
 * a reader takes N and N-1 (by an upcast) and refuses a newer one in words, because an older
 * program that guesses at newer data loses it.
 */
import { z } from 'zod'
import { fail, ok, type Result } from '../result.ts'
import type { ErrorOf } from '../errors.ts'

const versioned = z.object({ schema: z.string().regex(/^[a-z-]+\/\d+$/) })

export type VersionError = ErrorOf<'station/newer-data' | 'journal/damaged'>

export interface Reader<T> {
  readonly name: string
  readonly version: number
  readonly schema: z.ZodType<T>
  /** Lifts a document of version N-1 to N; absent while N is 1. */
  readonly upcast?: (older: unknown) => unknown
}

/** Reads a document that carries `schema: name/N`. */
export function readVersioned<T>(reader: Reader<T>, input: unknown): Result<T, VersionError> {
  const head = versioned.safeParse(input)
  if (!head.success) return fail({ code: 'journal/damaged', what: reader.name })
  const [name, number] = head.data.schema.split('/')
  const version = Number(number)
  if (name !== reader.name) return fail({ code: 'journal/damaged', what: reader.name })
  if (version > reader.version) return fail({ code: 'station/newer-data', schema: head.data.schema })
  const current = version === reader.version - 1 && reader.upcast ? reader.upcast(input) : input
  const parsed = reader.schema.safeParse(current)
  return parsed.success ? ok(parsed.data) : fail({ code: 'journal/damaged', what: reader.name })
}
