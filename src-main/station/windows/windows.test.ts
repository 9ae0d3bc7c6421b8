import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createPageAssets } from './assets.ts'
import { createChannels } from './channels.ts'
import { createTokens } from './tokens.ts'

const asset = { bytes: new Uint8Array([1]), mime: 'image/png' }

describe('event channels', () => {
  it('number the events of each window apart and send them only to whom they concern', () => {
    const sent: unknown[] = []
    const channels = createChannels((window, message) => sent.push([window, message]))
    channels.publish('officers.changed', {
      officer: null,
      officers: { ownFingers: [], roster: [], locked: null, offlineDaysLeft: null },
    })
    channels.publish('uplink.changed', { link: 'good' })
    expect(sent.filter((s) => (s as [string])[0] === 'officer')).toHaveLength(2)
    expect(channels.lastSeq('officer')).toBe(2)
    expect(channels.lastSeq('citizen')).toBe(1)
  })
})

describe('tokens', () => {
  it('give their bytes once', async () => {
    const tokens = createTokens()
    const token = tokens.issue('officer', () => Promise.resolve(asset))
    expect(await tokens.take('officer', token)).toEqual(asset)
    expect(await tokens.take('officer', token)).toBeNull()
  })

  it('give nothing to another window, after their time, or after a lock', async () => {
    let now = 0
    const tokens = createTokens(() => now, 10)
    const stolen = tokens.issue('officer', () => Promise.resolve(asset))
    expect(await tokens.take('citizen', stolen)).toBeNull()
    now = 11
    expect(await tokens.take('officer', stolen)).toBeNull()
    const locked = tokens.issue('officer', () => Promise.resolve(asset))
    tokens.clear()
    expect(await tokens.take('officer', locked)).toBeNull()
  })
})

describe('page assets', () => {
  const dir = mkdtempSync(join(tmpdir(), 'tram-assets-'))
  for (const window of ['officer', 'citizen']) {
    mkdirSync(join(dir, 'windows', window), { recursive: true })
    writeFileSync(join(dir, 'windows', window, 'index.html'), window)
  }
  mkdirSync(join(dir, 'assets'))
  writeFileSync(join(dir, 'assets', 'a.js'), 'code')
  writeFileSync(join(dir, 'assets', 'a.js.map'), 'map')
  const tokens = createTokens()
  const assets = createPageAssets(dir, tokens)
  const text = async (...at: Parameters<typeof assets>) => {
    const found = await assets(...at)
    return found && Buffer.from(found.bytes).toString()
  }

  it('give each window its own page and the shared files', async () => {
    expect(await text('citizen', '/')).toBe('citizen')
    expect(await text('officer', '/assets/a.js')).toBe('code')
  })

  it('give nothing that is not listed', async () => {
    for (const path of [
      '/assets/a.js.map',
      '/../package.json',
      '/windows/citizen/index.html',
      '/still/x/y',
      '/nope.js',
    ]) {
      expect(await text('officer', path)).toBeNull()
    }
  })

  it('give a token its bytes', async () => {
    const token = tokens.issue('officer', () => Promise.resolve(asset))
    expect(await assets('officer', `/still/${token}`)).toEqual(asset)
  })
})
