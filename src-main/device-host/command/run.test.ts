import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { call as callWith } from './testing/call.ts'
import { builtEngine } from './testing/engine.ts'

const engine = builtEngine()
const call = (...words: readonly (string | number)[]) => callWith(engine, ...words)
const folder = mkdtempSync(join(tmpdir(), 'tram-fingerprint-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string) => join(folder, name)

async function generate(kind: string, name: string, ...options: readonly (string | number)[]) {
  const { lines } = await call('generate', '--seed', 11, '--kind', kind, at(name), ...options)
  return lines[0] ?? {}
}

const pixelsOf = (pgm: string) => readFileSync(at(pgm)).subarray(-416 * 560)

function psnr(a: Uint8Array, b: Uint8Array): number {
  const squares = a.reduce((sum, pixel, i) => sum + (pixel - (b[i] ?? 0)) ** 2, 0)
  return 10 * Math.log10(255 ** 2 / (squares / a.length))
}

describe.skipIf(engine === null)('the fingerprint command on files', () => {
  it('generates the same print from the same seed and another from another touch or seed', async () => {
    expect(await generate('flat', 'one.pgm')).toMatchObject({ width: 416, height: 560, seed: 11, touch: 1 })
    await generate('flat', 'again.pgm')
    await generate('flat', 'touch.pgm', '--touch', 2)
    await call('generate', '--seed', 12, '--kind', 'flat', at('other.pgm'))
    expect(pixelsOf('again.pgm')).toEqual(pixelsOf('one.pgm'))
    expect(pixelsOf('touch.pgm')).not.toEqual(pixelsOf('one.pgm'))
    expect(pixelsOf('other.pgm')).not.toEqual(pixelsOf('one.pgm'))
    expect(await generate('rolled', 'rolled.png')).toMatchObject({ width: 800, height: 750 })
  })

  it('numbers the touches of several files', async () => {
    const files = ['t1.pgm', 't2.pgm'].map(at)
    const { lines } = await call('generate', '--seed', 11, '--kind', 'flat', ...files)
    expect(lines.map(({ touch }) => touch)).toEqual([1, 2])
    expect(pixelsOf('t1.pgm')).not.toEqual(pixelsOf('t2.pgm'))
  })

  it('encodes and decodes with the loss that the bit rate allows', async () => {
    await generate('flat', 'print.pgm')
    const encoded = await call('encode', at('print.pgm'), at('print.wsq'))
    expect(encoded.lines[0]).toMatchObject({
      bpp: 0.75,
      ppi: 500,
      bytes: readFileSync(at('print.wsq')).length,
    })
    await call('encode', at('print.pgm'), at('fine.wsq'), '--bpp', 2.25)
    const decoded = await call(
      'decode',
      at('print.wsq'),
      at('print-out.pgm'),
      at('fine.wsq'),
      at('fine-out.pgm'),
    )
    expect(decoded.lines).toHaveLength(2)
    const coarse = psnr(pixelsOf('print.pgm'), pixelsOf('print-out.pgm'))
    const fine = psnr(pixelsOf('print.pgm'), pixelsOf('fine-out.pgm'))
    expect(coarse).toBeGreaterThan(22)
    expect(fine).toBeGreaterThan(coarse + 3)
  })

  it('judges the same picture alike from PGM and PNG', async () => {
    await generate('flat', 'q.pgm')
    await generate('flat', 'q.png')
    const { lines } = await call('quality', at('q.pgm'), at('q.png'), '--age', 30)
    expect(lines[0]).toMatchObject({ in: at('q.pgm'), reasons: [] })
    expect(lines[0]?.['score']).toBeGreaterThan(60)
    expect({ ...lines[1], in: '' }).toEqual({ ...lines[0], in: '' })
  })

  it('judges by the age that it is told', async () => {
    await generate('flat', 'child.pgm', '--age', 6)
    const reasonsAt = async (age: number) => {
      const { lines } = await call('quality', at('child.pgm'), '--age', age)
      return lines[0]?.['reasons']
    }
    expect(await reasonsAt(40)).toContain('too-small')
    expect(await reasonsAt(6)).not.toContain('too-small')
  })

  it('finds the four fingers of a slap, cuts them out and refuses the wrong hand', async () => {
    await generate('slap', 'slap.png', '--rotation=-20')
    const { status, lines } = await call('segment', at('slap.png'), '--hand', 'right', '--out', at('cut'))
    expect(status).toBe(0)
    const fingers = lines[0]?.['fingers'] as { position: number; score: number; out: string }[]
    expect(fingers.map(({ position }) => position)).toEqual([2, 3, 4, 5])
    expect(fingers.map(({ out }) => out)).toEqual([2, 3, 4, 5].map((n) => at(`cut/slap-0${n}.pgm`)))
    for (const { out, score } of fingers) {
      const judged = await call('quality', out)
      expect(judged.lines[0]?.['score']).toBe(score)
    }
    const wrong = await call('segment', at('slap.png'), '--hand', 'left')
    expect([wrong.status, wrong.lines[0]?.['refusal']]).toEqual([0, 'wrong-hand'])
  })

  it('scores the same finger far above another, from pictures and from records', async () => {
    await generate('flat', 'a.pgm')
    await generate('flat', 'b.wsq', '--touch', 2, '--rotation', 10)
    await call('generate', '--seed', 12, '--kind', 'flat', at('c.pgm'))
    for (const form of ['xyt', 'fmr'])
      await call(
        'minutiae',
        ...['a.pgm', 'b.wsq', 'c.pgm'].flatMap((name) => [at(name), at(`${name}.${form}`)]),
      )
    for (const ending of ['', '.xyt', '.fmr']) {
      const [a, b, c] = ['a.pgm', 'b.wsq', 'c.pgm'].map((name) => at(`${name}${ending}`))
      const { lines } = await call('match', a ?? '', b ?? '', a ?? '', c ?? '')
      const [same, different] = lines.map(({ score }) => Number(score))
      expect(same).toBeGreaterThan(60)
      expect(different).toBeLessThan(15)
    }
  })

  it('writes as many minutiae as it says', async () => {
    await generate('flat', 'm.pgm')
    const { lines } = await call('minutiae', at('m.pgm'), at('m.xyt'))
    const rows = readFileSync(at('m.xyt'), 'utf8').trimEnd().split('\n')
    expect(rows).toHaveLength(Number(lines[0]?.['minutiae']))
    for (const row of rows) expect(row).toMatch(/^\d+ \d+ \d+ \d+$/)
  })
})

describe.skipIf(engine === null)('the fingerprint command on bad files', () => {
  it('tells what is wrong in one line each, goes on, and exits with 1', async () => {
    await generate('flat', 'good.pgm')
    await call('encode', at('good.pgm'), at('good.wsq'))
    const wsq = readFileSync(at('good.wsq'))
    writeFileSync(at('short.wsq'), wsq.subarray(0, 5000))
    writeFileSync(at('text.pgm'), 'P2\n2 2\n255\n1 2 3 4\n')
    writeFileSync(at('huge.pgm'), 'P5\n40000 40000\n255\n')
    writeFileSync(at('empty.pgm'), '')
    mkdirSync(at('folder.pgm'))
    const names = ['short.wsq', 'text.pgm', 'huge.pgm', 'empty.pgm', 'folder.pgm', 'nowhere.pgm', 'good.pgm']
    const { status, lines, err } = await call('quality', ...names.map(at))
    expect([status, lines.map((line) => line['in'])]).toEqual([1, [at('good.pgm')]])
    const codes = err.trimEnd().split('\n')
    expect(codes.map((line) => /\(([a-z-]+)\)$/.exec(line)?.[1])).toEqual([
      'truncated',
      'unsupported',
      'bad-size',
      'unknown-format',
      'not-a-file',
      'not-found',
    ])
    expect(err).not.toMatch(/\bat .*\.ts/)
  })

  it('lives through every shortened and many damaged WSQ files', async () => {
    const wsq = readFileSync(at('good.wsq'))
    const jobs: string[] = []
    for (let i = 0; i < 60; i += 1) {
      const bytes = Uint8Array.from(i % 2 === 0 ? wsq.subarray(0, (i * wsq.length) / 60) : wsq)
      const place = (i * 2654435761) % wsq.length
      if (i % 2 === 1) bytes[place] = (bytes[place] ?? 0) ^ (1 << (i % 8))
      writeFileSync(at(`bad-${i}.wsq`), bytes)
      jobs.push(at(`bad-${i}.wsq`), at(`bad-${i}.pgm`))
    }
    const { status, lines, err } = await call('decode', ...jobs)
    expect(status).toBe(1)
    expect(lines.length + err.trimEnd().split('\n').length).toBe(60)
  })

  it('does not write where it may not or by an ending that it does not know', async () => {
    await generate('flat', 'w.pgm')
    const code = async (...words: string[]) => /\(([a-z-]+)\)$/m.exec((await call(...words)).err)?.[1]
    expect(await code('encode', at('w.pgm'), at('w.jpg'))).toBe('unknown-ending')
    expect(await code('decode', at('good.wsq'), at('w.wsq'))).toBe('unknown-ending')
    expect(await code('encode', at('w.pgm'), at('no/folder/w.wsq'))).toBe('not-found')
    expect(await code('segment', at('w.pgm'), '--hand', 'right', '--out', at('w.pgm/x'))).toBe('not-found')
    if (process.platform !== 'win32') expect(await code('quality', '/dev/null')).toBe('not-a-file')
    expect(await code('quality', at('line\nbreak.pgm'))).toBe('not-found')
    expect((await call('quality', at('line\nbreak.pgm'))).err.split('\n')).toHaveLength(2)
  })
})
