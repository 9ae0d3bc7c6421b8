import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { trustedFile } from './trusted-file.ts'

let folder = ''
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'devices-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(name: string, text: string, mode = 0o600): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  chmodSync(path, mode)
  return path
}

describe('a file that is to be loaded', () => {
  it('is trusted in a folder of its own, also through a link', () => {
    const path = write('a.so', '', 0o755)
    symlinkSync(path, join(folder, 'link.so'))
    expect(trustedFile(join(folder, 'link.so'))).toEqual(trustedFile(path))
    expect(trustedFile(path).ok).toBe(true)
  })

  it('is not where its folder can be written by others, unless nobody can take away what is not theirs', () => {
    const inner = join(folder, 'open')
    mkdirSync(inner)
    const path = write('open/a.so', '', 0o755)
    chmodSync(inner, 0o777)
    expect(trustedFile(path)).toEqual({ ok: false, error: expect.stringContaining('writable') })
    chmodSync(inner, 0o1777)
    expect(trustedFile(path).ok).toBe(true)
  })

  it.each([
    ['a relative path', 'a.so', 'not an absolute path'],
    ['a folder', tmpdir(), 'not a file'],
    ['nothing', '/nowhere/a.so', 'not there'],
  ])('is not %s', (_, path, why) => {
    expect(trustedFile(path)).toEqual({ ok: false, error: why })
  })
})
