/** The project's folder, found upward from here: the built tools lie elsewhere than their sources. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

function findRoot(from: string): string {
  return existsSync(join(from, 'electron-builder.yml')) ? from : findRoot(dirname(from))
}

export const root = findRoot(import.meta.dirname)
