import { expect, it } from 'vitest'
import { createInFlight } from './in-flight.ts'

it('takes what was overtaken for lost, and a chunk that comes late for nothing new', () => {
  const inFlight = createInFlight()
  inFlight.grant(0, 4)
  expect(inFlight.arrived(0, false)).toEqual([])
  expect(inFlight.arrived(3, false)).toEqual([1, 2])
  expect(inFlight.ask([1, 2])).toEqual([1, 2])
  // The original of 1 was only late: what was asked for again is still on its way.
  expect(inFlight.arrived(1, false)).toEqual([])
  expect(inFlight.arrived(2, true)).toEqual([1])
})

it('asks for nothing that is on its way again, until it is lost again or everything is', () => {
  const inFlight = createInFlight()
  inFlight.grant(0, 3)
  inFlight.arrived(2, false)
  expect(inFlight.ask([0, 1])).toEqual([0, 1])
  expect(inFlight.ask([0, 1])).toEqual([])
  expect(inFlight.arrived(1, true)).toEqual([0])
  expect(inFlight.ask([0])).toEqual([0])
  inFlight.clear()
  expect(inFlight.ask([0])).toEqual([0])
})
