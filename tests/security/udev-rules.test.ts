/** The rights to devices that the package gives: only to known capture devices, and in time for logind. */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

const root = join(import.meta.dirname, '..', '..')
const file = 'assets/linux/70-tram.rules'
const rules = readFileSync(join(root, file), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
const granting = rules.filter((rule) => rule.includes('TAG+="uaccess"'))

const expression = /^[A-Z]+(\{\w+\})?(==|=|\+=)"[^"]*"$/
const hidName = /^KERNELS=="0003:[0-9A-F]{4}:([0-9A-F?]{4}\.)?\*", TAG\+="uaccess"$/
const usbName = /^ATTR\{idVendor\}=="[0-9a-f]{4}", ATTR\{idProduct\}=="[0-9a-f]{4}", TAG\+="uaccess"$/

it('is written as udev reads it', () => {
  expect(granting.length).toBeGreaterThan(10)
  for (const rule of rules) for (const part of rule.split(', ')) expect(part).toMatch(expression)
})

it('jumps only forward, to labels that are there', () => {
  const at = (text: string) => rules.findIndex((rule) => rule.includes(text))
  const jumps = rules.flatMap((rule, index) => {
    const label = /GOTO="(\w+)"/.exec(rule)?.[1]
    return label === undefined ? [] : [{ index, to: at(`LABEL="${label}"`) }]
  })
  expect(jumps.length).toBeGreaterThan(3)
  for (const { index, to } of jumps) expect(to).toBeGreaterThan(index)
})

it('names the maker of each device to which it gives a right, and never opens one to everybody', () => {
  for (const rule of granting) expect(hidName.test(rule) || usbName.test(rule), rule).toBe(true)
  expect(rules.filter((rule) => /MODE|GROUP|OWNER|RUN|PROGRAM|IMPORT/.test(rule))).toEqual([])
})

it.each([
  ['an OCDP reference device', '0003:1209:FD01.0001'],
  ['a See3CAM', '0003:2560:C1D1.0002'],
  ['a Wacom STU-540', '0003:056A:00A8.0003'],
  ['a foot pedal', '0003:3553:B001.0004'],
  ['a Honeywell scanner', '0003:0C2E:0B8F.0005'],
])('gives a right to %s', (_name, kernel) => {
  expect(grants(kernel)).toBe(true)
})

it.each([
  ['a keyboard', '0003:046D:C31C.0001'],
  ['a security key', '0003:1050:0407.0002'],
  ['a drawing tablet of Wacom', '0003:056A:0302.0003'],
  ['another device under the shared vendor number', '0003:1209:BEEF.0004'],
  ['a keyboard with a pedal maker’s chip', '0003:0C45:760B.0005'],
])('gives none to %s', (_name, kernel) => {
  expect(grants(kernel)).toBe(false)
})

/** udev's own matching: `?` is one character, `*` any number. */
function grants(kernel: string): boolean {
  const patterns = granting.flatMap((rule) => /KERNELS=="([^"]+)"/.exec(rule)?.[1] ?? [])
  const toExpression = (glob: string) =>
    new RegExp(`^${glob.replaceAll('.', '\\.').replaceAll('?', '.').replaceAll('*', '.*')}$`)
  return patterns.some((pattern) => toExpression(pattern).test(kernel))
}

it('sorts before the rules of logind that act on its tag', () => {
  expect(basename(file) < '73-seat-late.rules').toBe(true)
})

it('is put by the package where udev looks', () => {
  const config = z
    .object({ deb: z.object({ fpm: z.array(z.string()), depends: z.array(z.string()) }) })
    .parse(parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8')))
  expect(config.deb.fpm).toContain(`${file}=/usr/lib/udev/rules.d/${basename(file)}`)
  // What node-hid's addon is linked with.
  expect(config.deb.depends).toEqual(expect.arrayContaining(['libudev1', 'libusb-1.0-0']))
})
