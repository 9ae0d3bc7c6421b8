/** The real engine for tests: built when it is missing; where that cannot be done the reason is said aloud. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { loadImaging, type Imaging } from '../../imaging.ts'

const NO_COMPILER = 4

/** `null` only where there is no compiler; anything else that is wrong with the engine throws. */
export function builtEngine(): Imaging | null {
  const found = loadImaging()
  if (found.ok) return found.value
  const root = join(import.meta.dirname, '..', '..', '..', '..')
  const { status, stdout, stderr } = spawnSync(process.execPath, ['native/build.mjs'], {
    cwd: root,
    encoding: 'utf8',
  })
  if (status === NO_COMPILER) {
    process.stderr.write(`SKIPPED: the fingerprint engine cannot be built here. ${stderr}\n`)
    return null
  }
  const built = loadImaging()
  if (!built.ok) throw new Error(`the engine does not build (${status}): ${stdout}${stderr}`)
  return built.value
}
