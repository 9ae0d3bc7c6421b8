/** What the newest sealed file of a counter holds, opened with stock OpenSSL and the registry's practice key. */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { contentOf, opens, type SealedContent } from '../demo/open-sealed.ts'
import type { Desk } from './counter-fixtures.ts'

export interface Sealed extends SealedContent {
  /** Names of all entries. */
  readonly entries: string[]
  /** The text of application.json, as it stands. */
  readonly application: string
}

export function openSealed({ profile, registry }: Desk): Sealed {
  const folder = join(profile, 'journal', 'sealed')
  const byAge = (name: string) => statSync(join(folder, name)).mtimeMs
  const newest = readdirSync(folder)
    .filter((name) => name.endsWith('.p7m'))
    .toSorted((a, b) => byAge(b) - byAge(a))[0]
  if (newest === undefined) throw new Error('nothing is sealed')
  const work = mkdtempSync(join(tmpdir(), 'tram-sealed-'))
  try {
    copyFileSync(join(folder, newest), join(work, newest))
    for (const name of ['registry.key.pem', 'registry.crt.pem', 'ca.crt.pem'])
      copyFileSync(join(registry.dir, name), join(work, name))
    if (!opens(work, newest, 'content.zip')) throw new Error('OpenSSL did not open the sealed file')
    const entries = unzipSync(readFileSync(join(work, 'content.zip')))
    return {
      ...contentOf(join(work, 'content.zip')),
      entries: Object.keys(entries),
      application: new TextDecoder().decode(entries['application.json']),
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
