import { expect, it } from 'vitest'
import { proxyFor } from './proxy.ts'

const registry = new URL('https://registry.example:8443/v1')
const environment = { kind: 'environment' } as const

it('goes straight where nothing says otherwise, and where the technician says so', () => {
  expect(proxyFor(registry, environment, {})).toBeNull()
  expect(proxyFor(registry, { kind: 'none' }, { HTTPS_PROXY: 'http://proxy:3128' })).toBeNull()
})

it('reaches this very machine straight', () => {
  for (const host of ['localhost', '127.0.0.1', '[::1]']) {
    const target = new URL(`https://${host}:8443`)
    expect(proxyFor(target, environment, { HTTPS_PROXY: 'http://proxy:3128' })).toBeNull()
  }
})

it('reads the environment as curl does, upper case first', () => {
  const said = (variables: Record<string, string>) => proxyFor(registry, environment, variables)?.href
  expect(said({ HTTPS_PROXY: 'http://proxy:3128' })).toBe('http://proxy:3128/')
  expect(said({ https_proxy: 'proxy:3128' })).toBe('http://proxy:3128/')
  expect(said({ ALL_PROXY: 'http://all:1', HTTPS_PROXY: 'http://one:2' })).toBe('http://one:2/')
  expect(said({ ALL_PROXY: 'http://all:1' })).toBe('http://all:1/')
  expect(said({ HTTPS_PROXY: 'socks5://proxy:1080' })).toBeUndefined()
  expect(said({ HTTPS_PROXY: 'not an address' })).toBeUndefined()
})

it.each([
  ['*', true],
  ['registry.example', true],
  ['.example', true],
  ['*.example', true],
  ['other, Registry.Example:8443', true],
  ['registry.example:443', false],
  ['gistry.example', false],
  ['', false],
])('is exempted by NO_PROXY %s: %s', (list, isExempt) => {
  const found = proxyFor(registry, environment, { HTTPS_PROXY: 'http://proxy:3128', NO_PROXY: list })
  expect(found === null).toBe(isExempt)
})

it('takes the technician’s address before the environment', () => {
  const address = { kind: 'address', url: 'http://an:secret@office:8080' } as const
  expect(proxyFor(registry, address, { HTTPS_PROXY: 'http://proxy:3128' })?.host).toBe('office:8080')
})
