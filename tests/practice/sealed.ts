/** What stands in the one sealed file of a desk, opened with stock OpenSSL as the registry opens it. */
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contentOf, opens, type SealedContent } from '../demo/open-sealed.ts'

interface SealedAt {
  readonly profile: string
  readonly registry: { readonly dir: string }
}

/** Throws unless there is exactly one sealed file, and OpenSSL decrypts and verifies it. */
export function sealedAt({ profile, registry }: SealedAt): SealedContent {
  const sealed = join(profile, 'journal', 'sealed')
  const [file, ...others] = readdirSync(sealed)
  if (file === undefined || others.length > 0) throw new Error('not exactly one sealed file')
  const dir = mkdtempSync(join(tmpdir(), 'tram-sealed-'))
  try {
    copyFileSync(join(sealed, file), join(dir, file))
    for (const name of ['registry.key.pem', 'registry.crt.pem', 'ca.crt.pem'])
      copyFileSync(join(registry.dir, name), join(dir, name))
    if (!opens(dir, file, 'content.zip')) throw new Error('OpenSSL did not open the sealed file')
    return contentOf(join(dir, 'content.zip'))
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
