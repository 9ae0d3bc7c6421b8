/**
 * The page's IndexedDB, where Chromium can neither open nor delete it: the page begins another by the next name, and what
 * it left behind, with the second copies in it, goes before the browser starts again. The journal fills what is missing.
 */
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const markOf = (profileDir: string) => join(profileDir, 'page-store.given-up')

/** To be taken away at the next start: the browser holds it open now. Not noted, it only stays longer. */
export function giveUpStore(profileDir: string): void {
  try {
    writeFileSync(markOf(profileDir), '')
  } catch {
    // The disk is full or gone; its own alarm says so.
  }
}

/** The browser must not be running. */
export function dropGivenUpStore(profileDir: string, storeDir: string): void {
  if (!existsSync(markOf(profileDir))) return
  rmSync(storeDir, { recursive: true, force: true })
  // Last: what breaks off before it is done again.
  rmSync(markOf(profileDir))
}
