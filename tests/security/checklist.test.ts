/** The README's table of Electron's checklist names for each of its twenty items a test, and the test is there. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const readme = readFileSync(join(root, 'src-main/shell/electron/README.md'), 'utf8')

const rows = [...readme.matchAll(/^\| *(\d+) *\|.*\| *([a-z-]+): ([^|]+?) *\|$/gm)].map((row) => ({
  no: Number(row[1]),
  file: join(import.meta.dirname, `${row[2]}.test.ts`),
  title: row[3] ?? '',
}))

it('has all twenty, in order', () => {
  expect(rows.map(({ no }) => no)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
})

it.each(rows)('item $no is held by a test', ({ file, title }) => {
  expect(readFileSync(file, 'utf8')).toContain(`it('${title}`)
})
