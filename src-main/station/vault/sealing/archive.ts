/** The ZIP inside: stored, in the order given, every date 1980-01-01, so that the same input gives the same bytes. */
import { zipSync, type Zippable } from 'fflate'

/**
 * The earliest date that a ZIP can say (APPNOTE 4.4.6, MS-DOS format), which is local time: made anew each time, because
 * the zone may have changed since this program started, and what was midnight here is then a date that no ZIP can say.
 */
const epoch = () => new Date(1980, 0, 1)

export function archive(
  entries: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Uint8Array {
  const files: Zippable = {}
  const mtime = epoch()
  for (const { name, bytes } of entries) files[name] = [bytes, { level: 0, mtime }]
  return zipSync(files, { level: 0 })
}
