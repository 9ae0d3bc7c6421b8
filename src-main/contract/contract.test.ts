import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { calls } from './calls/index.ts'
import type { CallSpec } from './call.ts'
import { errorCodes } from './errors.ts'
import { events } from './events.ts'
import { calendarDate, partialDate, plainText } from './primitives.ts'
import { journalRecord, journalTypes } from './records/journal.ts'
import { readVersioned } from './records/version.ts'
import { originOf, windowIds } from './windows.ts'

const declared = Object.entries<CallSpec>(calls)

describe('the calls', () => {
  it('are named area.verb, and their areas are those of the handlers', () => {
    for (const [name] of declared) expect(name).toMatch(/^[a-z]+\.[a-z][A-Za-z]+$/)
    expect(new Set(declared.map(([name]) => name.split('.')[0])).size).toBe(11)
  })

  it('leave the citizen to the citizen: no call is open to both windows', () => {
    for (const [name, { by }] of declared) expect(by, name).toHaveLength(1)
    expect(declared.filter(([name]) => name.startsWith('citizen.')).map(([, { by }]) => by[0])).toEqual([
      'citizen',
      'citizen',
    ])
  })

  it('write to the audit whenever they change or look up something of a citizen', () => {
    const silent = declared.filter(([, { audit }]) => audit === 'none').map(([name]) => name)
    expect(
      silent.filter(
        (name) =>
          /^(residents|citizen|technician)\.|seal$|open$|abandon$|capture|save/i.test(name) &&
          !/sealedFile|cancelCapture|openWindow/.test(name),
      ),
    ).toEqual([])
  })

  it('ask the person anew before anything leaves the station or is lost for good', () => {
    const asking = declared.flatMap(([name, { proof }]) => (proof === undefined ? [] : [`${name} ${proof}`]))
    expect(asking.sort()).toEqual([
      'enrolment.approveExceptions pin',
      'enrolment.seal recent',
      'queue.holdings pin',
      'retention.purge two',
      'transfer.export pin',
    ])
  })

  it('refuse what is no object, before any handler runs', () => {
    for (const [name, { input }] of declared) {
      for (const junk of [null, undefined, 7, 'x', []])
        expect(input.safeParse(junk).success, name).toBe(false)
    }
  })
})

describe('events and errors', () => {
  it('are named area.happened and area/what, each once', () => {
    for (const name of Object.keys(events)) expect(name).toMatch(/^[a-z]+\.[a-z]+[A-Za-z]*$/)
    for (const code of errorCodes) expect(code).toMatch(/^[a-z]+\/[a-z-]+$/)
    expect(new Set(errorCodes).size).toBe(errorCodes.length)
  })
})

describe('the origins', () => {
  it('are the three of the design, for ever: IndexedDB belongs to an origin', () => {
    expect(windowIds.map((id) => originOf[id])).toEqual([
      'https://officer.station.internal',
      'https://citizen.station.internal',
      'https://technician.station.internal',
    ])
  })
})

describe('the journal’s types', () => {
  it('have one number each, and the numbers that were given once', () => {
    const kinds = journalRecord.options.map((option) => option.shape.kind.value)
    expect(Object.keys(journalTypes).sort()).toEqual([...kinds].sort())
    expect(journalTypes).toEqual({ draft: 1, attachment: 2, sealed: 3, state: 4, upload: 5, receipt: 6 })
  })
})

describe('small values', () => {
  it('keep unknown days and months unknown', () => {
    for (const date of ['1950', '1950-02', '1950-02-28'])
      expect(partialDate.safeParse(date).success).toBe(true)
    for (const date of ['50', '1950-13', '1950-1', '1950-02-32', '1950-'])
      expect(partialDate.safeParse(date).success).toBe(false)
  })

  it('take only a date that a calendar has where it is typed', () => {
    for (const date of ['1999', '1999-02', '1999-02-28', '2024-02-29'])
      expect(calendarDate.safeParse(date).success, date).toBe(true)
    for (const date of ['1999-02-29', '1900-02-29', '2024-04-31', '2024-13', '0000', '31/01/2024'])
      expect(calendarDate.safeParse(date).success, date).toBe(false)
  })

  it('take text only as it is to be kept', () => {
    const text = plainText(20)
    expect(text.safeParse("H'Bia Niê Bđăp").success).toBe(true)
    for (const bad of ['Bđăp'.normalize('NFD'), 'a\u200Bb', 'a\u0000b', 'x'.repeat(21)])
      expect(text.safeParse(bad).success).toBe(false)
  })
})

describe('versions', () => {
  const reader = {
    name: 'thing',
    version: 2,
    schema: z.object({ schema: z.literal('thing/2'), size: z.number() }),
    upcast: (older: unknown) => ({
      ...z
        .object({ width: z.number() })
        .transform(({ width }) => ({ size: width }))
        .parse(older),
      schema: 'thing/2',
    }),
  }

  it('reads its own version and lifts the one before', () => {
    expect(readVersioned(reader, { schema: 'thing/2', size: 3 })).toEqual({
      ok: true,
      value: { schema: 'thing/2', size: 3 },
    })
    expect(readVersioned(reader, { schema: 'thing/1', width: 4 })).toEqual({
      ok: true,
      value: { schema: 'thing/2', size: 4 },
    })
  })

  it('refuses a newer one by its name, and anything else as damage', () => {
    expect(readVersioned(reader, { schema: 'thing/3' })).toEqual({
      ok: false,
      error: { code: 'station/newer-data', schema: 'thing/3' },
    })
    for (const other of [{ schema: 'other/2' }, { schema: 'thing/2', size: 'x' }, {}, null]) {
      expect(readVersioned(reader, other)).toMatchObject({ error: { code: 'journal/damaged' } })
    }
  })

  it('never throws on any document', () => {
    fc.assert(
      fc.property(fc.anything(), (document) => {
        readVersioned({ ...reader, upcast: (older) => older }, document)
      }),
    )
  })
})
