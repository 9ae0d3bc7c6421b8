/** What happens to IndexedDB on a disk: its folder goes, a file ends early, bits flip. The station is not running. */
import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { below, pick, type Random } from '../random.ts'

export const harms = ['deleted', 'truncated', 'bits flipped'] as const
export type Harm = (typeof harms)[number]

/** Where Chromium keeps the databases of all pages of a profile. */
export const databaseFolder = (profile: string): string => join(profile, 'chromium', 'Default', 'IndexedDB')

const MOST_BITS = 64

/** Says what it did, for the log. */
export function harm(kind: Harm, folder: string, random: Random): string {
  if (kind === 'deleted') {
    rmSync(folder, { recursive: true })
    return 'the folder deleted'
  }
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && statSync(path).size > 0)
  const path = pick(random, files)
  const bytes = readFileSync(path)
  if (kind === 'truncated') {
    const length = below(random, bytes.length)
    truncateSync(path, length)
    return `${path.slice(folder.length)} cut from ${bytes.length} to ${length} bytes`
  }
  const bits = 1 + below(random, MOST_BITS)
  for (let n = 0; n < bits; n++) {
    const at = below(random, bytes.length)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << below(random, 8))
  }
  writeFileSync(path, bytes)
  return `${bits} bits of ${path.slice(folder.length)} flipped`
}
