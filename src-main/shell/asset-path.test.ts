import fc from 'fast-check'
import { expect, it } from 'vitest'
import { originOf } from '../contract/windows.ts'
import { assetPath, isOwnUrl } from './asset-path.ts'
import { assetResponse } from './asset-response.ts'

const own = originOf.officer

it('decodes a path of the own origin and drops the query', () => {
  expect(assetPath('officer', `${own}/`)).toBe('/')
  expect(assetPath('officer', own)).toBe('/')
  expect(assetPath('officer', `${own}/assets/c%C4%83n%20c%C6%B0%E1%BB%9Bc.js?v=1#x`)).toBe(
    '/assets/căn cước.js',
  )
  expect(assetPath('officer', `${own}/folder/`)).toBe('/folder/')
})

it.each([
  'https://citizen.station.internal/',
  'https://officer.station.internal.elsewhere.example/',
  'https://officer.station.internal:8443/',
  'https://user@officer.station.internal/',
  'http://officer.station.internal/',
  'file:///etc/passwd',
  'data:text/html,x',
  'nonsense',
  `${own}/a%2f..%2fb`,
  `${own}/%2e%2e%2fx`,
  `${own}/a%5cb`,
  `${own}/a%00`,
  `${own}/a//b`,
  `${own}/%ff`,
])('has no path for %s', (url) => {
  expect(assetPath('officer', url)).toBeNull()
})

it('never lets a path out of the folder, whatever is asked', () => {
  const piece = fc.constantFrom(
    '..',
    '.',
    '%2e',
    '%2E%2e',
    '%2f',
    '/',
    '\\',
    '%5c',
    'a',
    'é',
    '%',
    '%00',
    '?',
    '#',
    '@',
    ':',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const path = assetPath('officer', `${own}/${pieces.join('')}`)
      if (path === null) return
      expect(path.startsWith('/')).toBe(true)
      expect(path.split('/').some((s) => s === '..' || s === '.')).toBe(false)
      expect(path).not.toMatch(/\\|\p{Cc}/u)
    }),
    { numRuns: 2_000 },
  )
})

it('knows an own address by its origin, not by its beginning', () => {
  expect(isOwnUrl('officer', `${own}/x`)).toBe(true)
  expect(isOwnUrl('officer', `${own}.elsewhere.example/x`)).toBe(false)
  expect(isOwnUrl('citizen', own)).toBe(false)
})

it('answers with headers on every status, and survives a source that fails', async () => {
  const ask = (method: string, source: () => Promise<null>) =>
    assetResponse(source, 'technician', { method, url: 'https://technician.station.internal/x' })
  const missing = await ask('GET', async () => null)
  expect([
    missing?.status,
    missing?.headers['Content-Security-Policy']?.includes("default-src 'none'"),
  ]).toEqual([404, true])
  expect((await ask('HEAD', async () => null))?.status).toBe(405)
  const broken = await ask('GET', () => Promise.reject(new Error('disk')))
  expect([broken?.status, broken?.body.length]).toEqual([500, 0])
})
