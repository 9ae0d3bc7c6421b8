/** Whether a file can only have been put there by this user or by root. */
import { realpathSync, statSync } from 'node:fs'
import { dirname, isAbsolute } from 'node:path'
import { fail, ok, type Result } from '../../contract/result.ts'

const writableByOthers = 0o022
const sticky = 0o1000

/**
 * The file's true path, or why it is not to be loaded. Everything on the way to it is looked at, too: who can rename a
 * folder can exchange what is in it. Windows keeps its permissions elsewhere, and there only the path is judged.
 */
export function trustedFile(path: string): Result<string, string> {
  if (!isAbsolute(path)) return fail('not an absolute path')
  try {
    const real = realpathSync(path)
    if (!statSync(real).isFile()) return fail('not a file')
    if (process.platform === 'win32') return ok(real)
    for (let at = real; ; at = dirname(at)) {
      const blame = blameOf(at, at !== real)
      if (blame !== null) return fail(`${at}: ${blame}`)
      if (at === dirname(at)) return ok(real)
    }
  } catch {
    return fail('not there')
  }
}

function blameOf(path: string, isFolder: boolean): string | null {
  const { uid, mode } = statSync(path)
  if (uid !== 0 && uid !== process.getuid?.()) return 'belongs to another user'
  // In a sticky folder, as /tmp is, nobody can take away what is another's.
  if ((mode & writableByOthers) !== 0 && !(isFolder && (mode & sticky) !== 0))
    return 'writable by other users'
  return null
}
