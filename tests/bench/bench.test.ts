import { describe, expect, it } from 'vitest'
import { figuresOf, quantile } from './measure.ts'
import { timeProcess } from './processes.ts'
import { tableOf } from './table.ts'

const run = (wallMs: number, processorMs: number | null = wallMs) => ({ wallMs, processorMs })

describe('the figures of the speed table', () => {
  it('are the middle and the least run, both less the least empty run, for one piece of work', () => {
    const figures = figuresOf([run(500), run(300), run(900)], 100, [run(100), run(90), run(700)])
    expect(figures).toMatchObject({ medianMs: 4.1, leastMs: 2.1, processorMs: 4.1 })
  })

  it('never fall below nothing and say when the processor time is not known', () => {
    expect(figuresOf([run(5, null)], 1, [run(9, null)])).toMatchObject({ medianMs: 0, processorMs: null })
  })

  it('take the value below which the share lies', () => {
    const values = Array.from({ length: 1000 }, (_, i) => 999 - i)
    expect([quantile(values, 0.95), quantile(values, 1), quantile([3], 0.95)]).toEqual([950, 999, 3])
  })

  it('fail with a process that fails', () => {
    expect(() => timeProcess(process.execPath, ['-e', 'process.exit(3)'])).toThrow(process.execPath)
    expect(timeProcess(process.execPath, ['-e', '']).wallMs).toBeGreaterThan(0)
  })

  it('stand in a table with the ratio to what is wanted', () => {
    const ours = { medianMs: 2, leastMs: 1.5, processorMs: null, load: 0.5 }
    const row = { work: 'WSQ', how: 'command', ours, atMostMs: 4, anchorMs: 20, elsewhere: 'cwsq 27' }
    const cells = tableOf([row])
      .split('\n')[2]
      ?.split('|')
      .map((cell) => cell.trim())
    expect(cells).toEqual([
      '',
      'WSQ',
      'command',
      '2.00',
      '1.50',
      '–',
      '4',
      '0.50',
      '20.0',
      '0.10',
      '0.5',
      'cwsq 27',
      '',
    ])
    const blank = tableOf([{ ...row, atMostMs: null, anchorMs: null }])
    expect(blank).toMatch(/– +\| – +\| – +\| – +\| – +\| 0\.5/)
  })
})
