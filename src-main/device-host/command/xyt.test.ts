import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Template } from '../imaging.ts'
import { readXyt, writeXyt } from './xyt.ts'

const DEGREE = Math.PI / 180
const template: Template = {
  width: 416,
  height: 560,
  ppi: 500,
  minutiae: [
    { x: 300.4, y: 20, angle: 90 * DEGREE, type: 'ending', quality: 80 },
    { x: 10, y: 500.6, angle: 359.5 * DEGREE, type: 'bifurcation', quality: 7 },
  ],
}

describe('minutiae as text', () => {
  it('are written as mindtct -m1 writes them, sorted by place', () => {
    expect(writeXyt(template, 'm1')).toBe('10 501 0 7\n300 20 45 80\n')
  })

  it('are written as bozorth3 takes them', () => {
    expect(writeXyt(template, 'nist')).toBe('10 59 180 7\n300 540 270 80\n')
  })

  it.each(['m1', 'nist'] as const)('come back from %s with the same shape', (form) => {
    const read = readXyt(writeXyt(template, form), form)
    const [low, high] = read.ok ? read.value.minutiae : []
    expect((low?.y ?? 0) - (high?.y ?? 0)).toBe(481)
    expect(Math.cos((high?.angle ?? 0) - 90 * DEGREE)).toBeCloseTo(1, 5)
    expect(low?.quality).toBe(7)
  })

  it('may lack the quality', () => {
    expect(readXyt('1 2 3\n', 'm1')).toMatchObject({ ok: true, value: { minutiae: [{ quality: 0 }] } })
  })

  it.each(['1 2', '1 2 3 4 5', '-1 2 3 4', '1 2 360 4', '4000 2 3 4', '1 2 3 101', '1e3 2 3 4', 'x'])(
    'refuses %j',
    (text) => {
      expect(readXyt(text, 'm1')).toEqual({ ok: false, error: 'bad-format' })
    },
  )

  it('refuses more than a record holds, and never throws', () => {
    expect(readXyt('1 2 3 4\n'.repeat(256), 'm1')).toEqual({ ok: false, error: 'bad-size' })
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('m1' as const, 'nist' as const), (text, form) => {
        readXyt(text, form)
      }),
    )
  })
})
