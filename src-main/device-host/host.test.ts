import { expect, it } from 'vitest'
import { fail } from '../contract/result.ts'
import { createHidTransport } from '../transports/hid/hid-transport.ts'
import { createLoopback } from '../transports/loopback.ts'
import { createHost } from './host.ts'
import { fromHost, type FromHost } from './messages.ts'

it('says with its devices why those on the HID bus are missing, in a message that the station reads', async () => {
  const posted: FromHost[] = []
  const loaderSays = `libusb-1.0.so.0: cannot open shared object file ${'x'.repeat(2_000)}`
  const hid = createHidTransport({ load: async () => fail(loaderSays), wants: () => true })
  const host = createHost({
    transports: [hid],
    drivers: [],
    loopback: createLoopback(),
    hidProblem: hid.problem,
    simulated: [],
    tools: [],
    imaging: null,
    now: () => new Date(),
    post: (message) => void posted.push(message),
    crash: () => undefined,
  })
  await host.start()
  host.stop()
  hid.close()
  const told = posted.map((message) => fromHost.parse(message)).find(({ type }) => type === 'devices')
  expect(told).toMatchObject({ devices: [], hidProblem: { what: 'not-loaded' } })
  expect(told?.type === 'devices' && told.hidProblem?.text).toMatch(/^libusb/)
})
