/** The ZIP inside: stored, in the order given, every date 1980-01-01, so that the same input gives the same bytes. */
import { zipSync, type Zippable } from 'fflate'

/** The earliest date that a ZIP can say (APPNOTE 4.4.6, MS-DOS format). */
const EPOCH = new Date(1980, 0, 1)

export function archive(
  entries: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Uint8Array {
  const files: Zippable = {}
  for (const { name, bytes } of entries) files[name] = [bytes, { level: 0, mtime: EPOCH }]
  return zipSync(files, { level: 0 })
}
