import { describe, expect, it } from 'vitest'
import { crashingPlatform } from './crashing-platform.ts'
import { windowsPlatform } from './windows-platform.ts'

function heldBy(times: number, code: string) {
  const disk = crashingPlatform(Math.random)
  const waits: number[] = []
  let left = times
  const platform = windowsPlatform(
    {
      ...disk,
      rename: (from, to) =>
        left-- > 0 ? Promise.reject(Object.assign(new Error(code), { code })) : disk.rename(from, to),
      syncDir: () => Promise.reject(new Error('a folder cannot be flushed')),
    },
    (ms) => Promise.resolve(void waits.push(ms)),
  )
  return { platform, waits }
}

describe('the platform of Windows', () => {
  it('waits for a scanner to let go of a file that is to be renamed', async () => {
    const { platform, waits } = heldBy(3, 'EBUSY')
    await platform.create('/a', Buffer.from('x'))
    await platform.rename('/a', '/b')
    expect(await platform.size('/b')).toBe(1)
    expect(waits).toEqual([10, 20, 50])
  })

  it('gives up after some seconds, and at once for any other reason', async () => {
    await expect(heldBy(99, 'EPERM').platform.rename('/a', '/b')).rejects.toThrow('EPERM')
    const other = heldBy(99, 'ENOSPC')
    await expect(other.platform.rename('/a', '/b')).rejects.toThrow('ENOSPC')
    expect(other.waits).toEqual([])
  })

  it('flushes no folder', async () => {
    await expect(heldBy(0, '').platform.syncDir('/')).resolves.toBeUndefined()
  })
})
