import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readOptions } from './options.ts'

const file = join(mkdtempSync(join(tmpdir(), 'tram-options-')), 'practice.json')
writeFileSync(file, JSON.stringify({ url: 'https://127.0.0.1:1', caPem: 'x', code: 'abcd' }))

it('reads profile, practice and browser switches', () => {
  const options = readOptions(['--profile', '/p', '--practice', file, '--dev-arg=--remote-debugging-port=0'])
  expect(options).toMatchObject({
    profileDir: '/p',
    practice: { code: 'abcd' },
    devArgs: ['--remote-debugging-port=0'],
  })
})

it('refuses browser switches at a real counter', () => {
  expect(() => readOptions(['--dev-arg=--remote-debugging-port=0'])).toThrow('practice only')
})

it('refuses a registry that is not on TLS', () => {
  writeFileSync(file, JSON.stringify({ url: 'http://127.0.0.1:1', caPem: 'x', code: 'abcd' }))
  expect(() => readOptions(['--practice', file])).toThrow()
})
