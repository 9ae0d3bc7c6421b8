import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { bytesMarker, searchMarkers, textMarker } from './marker-search.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'marker-search-'))
  mkdirSync(join(dir, 'a', 'b'), { recursive: true })
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const words = 'Lò Thị Mẩy Xuyến'
const sample = Uint8Array.from({ length: 900 }, (_, i) => (i * i * 31 + 7) % 251)

it.each([
  ['UTF-8', (text: string) => Buffer.from(text)],
  ['UTF-8, decomposed', (text: string) => Buffer.from(text.normalize('NFD'))],
  ['UTF-16', (text: string) => Buffer.from(text, 'utf16le')],
  ['percent signs', (text: string) => Buffer.from(`?q=${encodeURIComponent(text)}`)],
  ['base64', (text: string) => Buffer.from(Buffer.from(`{"name":"${text}"}`).toString('base64'))],
  [
    'base64, one further',
    (text: string) => Buffer.from(Buffer.from(`{"nname":"${text}"}`).toString('base64')),
  ],
  [
    'base64, two further',
    (text: string) => Buffer.from(Buffer.from(`{"nnname":"${text}"}`).toString('base64')),
  ],
])('finds words written as %s, deep in a folder', (_, write) => {
  writeFileSync(
    join(dir, 'a', 'b', 'log'),
    Buffer.concat([Buffer.from('before '), write(words), Buffer.from(' x')]),
  )
  expect(searchMarkers([dir], [textMarker('name', words)]).found).toEqual([`name in ${join(dir, 'a/b/log')}`])
})

it.each([
  ['as they are', (bytes: Uint8Array) => Buffer.from(bytes)],
  ['in base64', (bytes: Uint8Array) => Buffer.from(`x${Buffer.from(bytes).toString('base64')}`)],
])('finds bytes of a sample %s', (_, write) => {
  writeFileSync(join(dir, 'a', 'dump'), write(sample.subarray(200, 700)))
  expect(searchMarkers([dir], [bytesMarker('portrait', sample)]).found).toHaveLength(1)
})

it('finds nothing where nothing stands, and says how much it read', () => {
  writeFileSync(join(dir, 'a', 'log'), 'Lò Thị Mai')
  expect(searchMarkers([dir], [textMarker('name', words), bytesMarker('portrait', sample)])).toEqual({
    files: 1,
    bytes: Buffer.byteLength('Lò Thị Mai'),
    found: [],
  })
})
