/** Builds the helper and the sample libraries where they are not up to date. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const root = join(import.meta.dirname, '..', '..')

export async function buildSample(): Promise<void> {
  await promisify(execFile)(process.execPath, [join(root, 'native', 'build.mjs'), '--vendor'])
}
