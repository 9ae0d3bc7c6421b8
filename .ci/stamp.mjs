// A stage is done when its stamp holds the hash of what went into it.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

function* filesOf(path) {
  if (!existsSync(path)) return
  if (!statSync(path).isDirectory()) return void (yield path)
  for (const name of readdirSync(path).sort()) {
    if (name === 'node_modules' || name === 'build') continue
    yield* filesOf(join(path, name))
  }
}

export function hashOf(paths, counts = () => true) {
  const hash = createHash('sha256').update(process.version)
  for (const path of paths)
    for (const file of filesOf(path)) if (counts(file)) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

export function isFresh(stamp, hash) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash
}

export function writeStamp(stamp, hash) {
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, hash)
}
