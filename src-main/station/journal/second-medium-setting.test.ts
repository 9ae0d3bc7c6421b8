import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { linuxPlatform } from './platform.ts'
import { checkSecondMedium, keepSecondMedium, readSecondMedium } from './second-medium-setting.ts'

let profile: string
beforeEach(async () => void (profile = await mkdtemp(join(tmpdir(), 'second-'))))
afterEach(() => rm(profile, { recursive: true, force: true }))

const read = () => readSecondMedium(linuxPlatform, profile)

it('keeps the choice, forgets it again, and starts without one that cannot be read', async () => {
  expect(await read()).toBeNull()
  await keepSecondMedium(linuxPlatform, profile, '/media/stick')
  expect(await read()).toBe('/media/stick')
  await keepSecondMedium(linuxPlatform, profile, null)
  expect(await read()).toBeNull()
  await writeFile(join(profile, 'second-medium.json'), '{"schema":')
  expect(await read()).toBeNull()
})

it('refuses a folder that lies with the first copies or is given from nowhere', () => {
  const verdict = (dir: string) => checkSecondMedium('/var/tram', dir).ok
  expect(['/media/stick', '/var/tram-second'].map(verdict)).toEqual([true, true])
  expect(['/var/tram', '/var/tram/journal', 'stick', ''].map(verdict)).toEqual([false, false, false, false])
})
