/** The fake is what node-hid is, and both transports of this process keep the promises of a link. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { createOcdpSimulator } from '../../src-main/drivers/ocdp/simulator.ts'
import { fakeBackend, loopbackBackend } from './backends.ts'
import { createFakeHid } from './fake-hid.ts'
import { hidContract } from './hid-contract.ts'
import { linkContract } from './link-contract.ts'
import { topLevelCollections } from './report-descriptor.ts'

describe('the fake of node-hid', () => {
  const fake = createFakeHid()
  const bus = {
    hid: fake.hid,
    slowness: 1,
    deviceKeeps: 0,
    refusal: 'Input/output error',
    plug: async (device: Parameters<typeof fake.plug>[0]) => fake.plug(device),
    unplug: async (device: Parameters<typeof fake.unplug>[0]) => {
      fake.unplug(device)
      await sleep(0)
    },
  } as const
  it.each(hidContract)('$name', ({ run }) => run(bus))
})

describe.each([loopbackBackend(), fakeBackend()])('a link on $name', (backend) => {
  afterAll(backend.close)
  it.each(linkContract)('$name', ({ run }) => run(backend))
})

describe('a report descriptor', () => {
  it('is read for its top-level collections', () => {
    const { descriptor } = createOcdpSimulator({ serial: 'S', draw: async () => null })
    expect(topLevelCollections(descriptor)).toEqual([{ usagePage: 0xffb1, usage: 2 }])
  })

  it('may be cut off anywhere', () => {
    const { descriptor } = createOcdpSimulator({ serial: 'S', draw: async () => null })
    for (let length = 0; length < descriptor.length; length += 1) {
      expect(topLevelCollections(descriptor.subarray(0, length)).length).toBeLessThanOrEqual(1)
    }
  })
})
