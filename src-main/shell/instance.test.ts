import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { socketPath, takeInstance } from './instance.ts'

const profile = () => mkdtempSync(join(tmpdir(), 'tram-instance-'))

describe('one station per profile', () => {
  it('refuses a second one and asks the first to show itself', async () => {
    const dir = profile()
    let shown = 0
    const first = await takeInstance(dir, () => shown++)
    expect(await takeInstance(dir, () => undefined)).toBeNull()
    await expect.poll(() => shown).toBe(1)
    await first?.release()
    const again = await takeInstance(dir, () => undefined)
    expect(again).not.toBeNull()
    await again?.release()
  })

  it('takes over from a station that was killed', async () => {
    const dir = profile()
    const script = `require('net').createServer().listen(${JSON.stringify(socketPath(dir))},()=>console.log('up'))`
    const child = spawn(process.execPath, ['-e', script])
    await new Promise((resolve) => child.stdout.once('data', resolve))
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('exit', resolve))
    const instance = await takeInstance(dir, () => undefined)
    expect(instance).not.toBeNull()
    await instance?.release()
  })
})
