import { describe, expect, it } from 'vitest'
import { aTemplate } from '../../../tests/fixtures/counter-on-disk.ts'
import type { KnownFinger, KnownOfficer } from '../../device-host/messages.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { createOwnPrints } from './own-prints.ts'

function desk() {
  const boxes = new Map<string, Uint8Array>()
  const disk = { isFull: false }
  const told: KnownOfficer[][] = []
  const glass: { next: Result<KnownFinger[]> } = { next: ok([{ finger: 2, template: aTemplate }]) }
  const vault = {
    store: (name: string, bytes: Uint8Array) => {
      if (disk.isFull) return Promise.resolve(fail({ code: 'journal/disk-full' as const, freeBytes: 0 }))
      boxes.set(name, bytes)
      return Promise.resolve(ok())
    },
    load: (name: string) => Promise.resolve(ok(boxes.get(name) ?? null)),
  }
  const devices = {
    readFingers: () => Promise.resolve(glass.next),
    knowOfficers: (officers: readonly KnownOfficer[]) => void told.push([...officers]),
  }
  return { disk, told, glass, open: () => createOwnPrints(vault, devices) }
}

describe('officers’ own fingers', () => {
  it('come together finger by finger, and are there after a restart', async () => {
    const { glass, told, open } = desk()
    const prints = open()
    expect(await prints.enrol('an', 'right-four')).toEqual(ok([2]))
    glass.next = ok([
      { finger: 6, template: aTemplate },
      { finger: 2, template: { ...aTemplate, width: 301 } },
    ])
    expect(await prints.enrol('an', 'thumbs')).toEqual(ok([2, 6]))
    const again = open()
    await again.load()
    expect(again.fingersOf('an')).toEqual([2, 6])
    again.tell(() => true)
    expect(told.at(-1)).toMatchObject([
      { officerId: 'an', fingers: [{ finger: 6 }, { finger: 2, template: { width: 301 } }] },
    ])
    again.tell((id) => id !== 'an')
    expect(told.at(-1), 'who has left').toEqual([])
  })

  it('stay as they were where the glass or the disk refuses', async () => {
    const { glass, disk, told, open } = desk()
    const prints = open()
    await prints.enrol('an', 'right-four')
    const before = told.length
    glass.next = fail({ code: 'prints/wrong-hand' })
    expect(await prints.enrol('an', 'left-four')).toEqual(fail({ code: 'prints/wrong-hand' }))
    glass.next = ok([{ finger: 7, template: aTemplate }])
    disk.isFull = true
    expect(await prints.enrol('an', 'left-four')).toMatchObject({ error: { code: 'journal/disk-full' } })
    expect(await prints.forget('an')).toMatchObject({ ok: false })
    expect([prints.fingersOf('an'), told.length]).toEqual([[2], before])
    disk.isFull = false
    expect(await prints.forget('an')).toEqual(ok())
    expect([prints.fingersOf('an'), told.at(-1)]).toEqual([[], []])
  })
})
