/** What stands in the newest sealed file of a desk, opened with stock OpenSSL as the registry opens it. */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { contentOf, opens, type SealedContent } from '../demo/open-sealed.ts'

interface SealedAt {
  readonly profile: string
  readonly registry: { readonly dir: string }
}

export interface Opened extends SealedContent {
  /** Every entry, by its name. */
  readonly entries: Readonly<Record<string, Uint8Array>>
}

/** Throws where nothing is sealed, and where OpenSSL does not decrypt and verify it. */
export function openSealed({ profile, registry }: SealedAt): Opened {
  const sealed = join(profile, 'journal', 'sealed')
  const age = (name: string) => statSync(join(sealed, name)).mtimeMs
  const file = readdirSync(sealed)
    .filter((name) => name.endsWith('.p7m'))
    .toSorted((a, b) => age(b) - age(a))[0]
  if (file === undefined) throw new Error('nothing is sealed')
  const dir = mkdtempSync(join(tmpdir(), 'tram-sealed-'))
  try {
    copyFileSync(join(sealed, file), join(dir, file))
    for (const name of ['registry.key.pem', 'registry.crt.pem', 'ca.crt.pem'])
      copyFileSync(join(registry.dir, name), join(dir, name))
    if (!opens(dir, file, 'content.zip')) throw new Error('OpenSSL did not open the sealed file')
    const zip = join(dir, 'content.zip')
    return { ...contentOf(zip), entries: unzipSync(readFileSync(zip)) }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
