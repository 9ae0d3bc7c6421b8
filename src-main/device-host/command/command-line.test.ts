import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { readCommandLine } from './command-line.ts'
import { call } from './testing/call.ts'

const folder = mkdtempSync(join(tmpdir(), 'tram-command-line-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const pathsOf = (words: readonly string[]) => {
  const line = readCommandLine(words)
  return line.ok ? line.value.jobs.map(({ paths }) => paths) : line.error
}

describe('the command line', () => {
  it('takes paths in ones or pairs as the verb needs', () => {
    expect(pathsOf(['quality', 'a.pgm', 'b.wsq', '--age', '6'])).toEqual([['a.pgm'], ['b.wsq']])
    expect(pathsOf(['encode', 'a', 'a.wsq', '--bpp', '2', 'b', 'b.wsq'])).toEqual([
      ['a', 'a.wsq'],
      ['b', 'b.wsq'],
    ])
  })

  it('takes the jobs of a list, also of an empty one', () => {
    const list = join(folder, 'list.txt')
    writeFileSync(list, 'a b.pgm\ta.wsq\r\n\nc.pgm\tc.wsq\n')
    expect(pathsOf(['encode', '--list', list])).toEqual([
      ['a b.pgm', 'a.wsq'],
      ['c.pgm', 'c.wsq'],
    ])
    writeFileSync(list, '')
    expect(pathsOf(['encode', '--list', list])).toEqual([])
    writeFileSync(list, 'only one\n')
    expect(pathsOf(['encode', '--list', list])).toEqual({ file: list, code: 'bad-format' })
  })

  it.each([
    [],
    ['sharpen', 'a.pgm'],
    ['quality'],
    ['encode', 'a.pgm'],
    ['encode', 'a.pgm', 'a.wsq', '--bpp', '0.4'],
    ['encode', 'a.pgm', 'a.wsq', '--bpp', ''],
    ['encode', 'a.pgm', 'a.wsq', '--bpp', '1e0'],
    ['encode', 'a.pgm', 'a.wsq', '--bpp'],
    ['decode', 'a.wsq', 'a.pgm', '--bpp', '1'],
    ['quality', 'a.pgm', '--list', 'b.txt'],
    ['quality', 'a.pgm', '--age', '6.5'],
    ['segment', 'a.pgm'],
    ['segment', 'a.pgm', '--hand', 'both'],
    ['segment', 'a.pgm', '--hand', 'right', '--missing', '11'],
    ['generate', '--seed', '9007199254740993', '--kind', 'flat', 'a.pgm'],
    ['generate', '--seed', '1', 'a.pgm'],
    ['__proto__', 'a'],
  ])('answers %j with the usage', async (...words) => {
    const { status, out, err } = await call(null, ...words)
    expect([status, out]).toEqual([2, ''])
    expect(err).toContain('npm run fingerprint -- VERB')
  })

  it('never throws on any words', () => {
    const verb = fc.constantFrom('encode', 'quality', 'segment', 'match', 'generate')
    const word = fc.oneof(fc.string(), fc.constantFrom('--', '--list', '--hand', '--bpp=1', '-', '--seed=1'))
    fc.assert(
      fc.property(verb, fc.array(word, { maxLength: 6 }), (first, rest) => {
        readCommandLine([first, ...rest])
      }),
    )
  })

  it('prints the usage on request, and says when the engine is missing', async () => {
    expect(await call(null, 'encode', '--help')).toMatchObject({ status: 0, err: '' })
    const { status, err } = await call(null, 'quality', 'a.pgm')
    expect(status).toBe(4)
    expect(err).toMatch(/install g\+\+/)
  })
})
