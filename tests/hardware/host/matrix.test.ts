/** The README shows what the bench runs today, and nothing that it does not. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { benchCases } from '../guest/cases.ts'
import { replaceMatrix, writeMatrix } from './matrix.ts'

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8')
/** The formatter may pad a table in another way. */
const plain = (text: string) => text.replaceAll(/[ -]+/g, ' ')

it('stands in the README with every case that exists, all of them passed', () => {
  const cases = benchCases({ slowness: 1, form: 'whole' }).map(({ name, skipped }) => ({
    name,
    verdict: skipped === undefined ? ('passed' as const) : ('skipped' as const),
    reason: skipped ?? '',
  }))
  expect(plain(readme)).toContain(plain(writeMatrix(cases)))
})

it('has a row for each fault and a column for each driver and back end', () => {
  const matrix = writeMatrix([
    { name: 'a 1x1 on uhid: stall', verdict: 'passed', reason: '' },
    { name: 'a 1x1 on vhci: stall', verdict: 'failed', reason: '' },
    { name: 'a 1x1 on vhci: loss', verdict: 'skipped', reason: 'it has nothing to lose' },
    { name: 'link on uhid: closes', verdict: 'passed', reason: '' },
  ])
  expect(matrix).toMatch(/^\| fault +\| a 1x1, uhid \| a 1x1, vhci \|/)
  expect(matrix).toMatch(/^\| stall +\| ok +\| FAILED +\|$/m)
  expect(matrix).toMatch(/^\| loss +\| +\| – +\|$/m)
  expect(matrix).toContain('- a 1x1, loss: it has nothing to lose')
})

it('replaces the table between its marks and nothing else', () => {
  const once = replaceMatrix(readme, 'TABLE')
  expect(replaceMatrix(once, 'TABLE')).toBe(once)
  expect(once.split('TABLE')).toHaveLength(2)
  expect(() => replaceMatrix('# without', 'TABLE')).toThrow('no marks')
})
