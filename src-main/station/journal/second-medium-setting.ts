/** Which folder the technician chose as the second medium, in a file of its own: the journal is opened before any key. */
import { isAbsolute, relative } from 'node:path'
import { z } from 'zod'
import { readVersioned } from '../../contract/records/version.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { writeAtomically } from './files.ts'
import type { Platform } from './platform.ts'

const FILE = 'second-medium.json'
const setting = z.object({ schema: z.literal('second-medium/1'), dir: z.string().nullable() })
const reader = { name: 'second-medium', version: 1, schema: setting }

/** Null where none was chosen, and where the setting cannot be read: a start never fails because of it. */
export async function readSecondMedium(platform: Platform, profileDir: string): Promise<string | null> {
  const bytes = await platform.read(platform.join(profileDir, FILE)).catch(() => null)
  if (bytes === null) return null
  const read = readVersioned(reader, parseJson(new TextDecoder().decode(bytes)))
  return read.ok ? read.value.dir : null
}

export async function keepSecondMedium(
  platform: Platform,
  profileDir: string,
  dir: string | null,
): Promise<Result<void>> {
  const text = JSON.stringify({ schema: 'second-medium/1', dir } satisfies z.infer<typeof setting>)
  const written = await writeAtomically(platform, profileDir, FILE, new TextEncoder().encode(text))
  return written.ok ? ok() : written
}

/** A folder that is given from the root, and that does not lie where the first copies lie. */
export function checkSecondMedium(profileDir: string, dir: string): Result<void> {
  const way = relative(profileDir, dir)
  const isInside = way === '' || (!way.startsWith('..') && !isAbsolute(way))
  return isAbsolute(dir) && !isInside ? ok() : fail({ code: 'technician/bad-folder' })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
