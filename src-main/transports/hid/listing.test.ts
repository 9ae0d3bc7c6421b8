import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { HidDevice } from './node-hid.ts'
import { readListing } from './listing.ts'

const scanner: HidDevice = {
  vendorId: 0x1209,
  productId: 1,
  path: '/dev/hidraw3',
  serialNumber: 'SN-1',
  product: 'Máy quét',
  usagePage: 0xffb1,
  usage: 2,
}
const all = () => true
const same = (path: string) => path

it('tells what a device is, under the name of its plug', () => {
  expect(readListing([scanner], (path) => `${path}#4`, all)).toEqual([
    {
      path: '/dev/hidraw3#4',
      transport: 'hid',
      vendorId: 0x1209,
      productId: 1,
      usagePage: 0xffb1,
      usage: 2,
      serial: 'SN-1',
      product: 'Máy quét',
    },
  ])
})

it('lists a device once, with the first of its collections that a driver knows', () => {
  const keys = { ...scanner, usagePage: 1, usage: 6 }
  const wants = ({ usagePage }: { usagePage: number }) => usagePage === 0xffb1
  expect(readListing([keys, scanner, scanner], same, wants).map(({ usage }) => usage)).toEqual([2])
  expect(readListing([keys], same, wants)).toEqual([])
  expect(readListing([keys, scanner], same, all).map(({ usage }) => usage)).toEqual([6])
})

it('takes the model for the identity of a device without a number, and lists one of two that are the same', () => {
  const nameless = { ...scanner, serialNumber: '' }
  const twin = { ...nameless, path: '/dev/hidraw4' }
  const [info, ...others] = readListing([nameless, twin], same, all)
  expect([info?.serial, info?.path, others]).toEqual(['1209-0001', '/dev/hidraw3', []])
})

it('makes texts safe: short, composed, without what cannot be seen', () => {
  const odd = { ...scanner, serialNumber: `A\u0000\u202e${'9'.repeat(500)}`, product: 'Ma\u0301y\nquét' }
  const [info] = readListing([odd], same, all)
  expect(info?.serial).toBe(`A${'9'.repeat(61)}`)
  expect(info?.product).toBe('Máyquét')
})

it('lists no more than 64 devices', () => {
  const crowd = Array.from({ length: 100 }, (_, n) => ({ ...scanner, path: `/${n}`, serialNumber: `${n}` }))
  expect(readListing(crowd, same, all)).toHaveLength(64)
})

it('never throws, and gives every device an identity that can be shown', () => {
  const text = fc.option(fc.string({ unit: 'binary', maxLength: 90 }), { nil: undefined })
  const device = fc.record({
    vendorId: fc.integer(),
    productId: fc.integer(),
    path: text,
    serialNumber: text,
    product: text,
    usagePage: fc.option(fc.integer(), { nil: undefined }),
    usage: fc.option(fc.integer(), { nil: undefined }),
  })
  fc.assert(
    fc.property(fc.array(device, { maxLength: 200 }), (devices) => {
      const infos = readListing(devices, same, all)
      for (const { serial } of infos) expect(serial).toMatch(/^[^\p{C}]{1,64}$/u)
    }),
  )
})
