/** How soon a plug and an unplug are noticed. Figures to read, not to assert: the guest is emulated. */
import assert from 'node:assert/strict'
import { createContractDevice } from '../../conformance/contract-device.ts'
import { ports, type Plugged, type PortName } from './port.ts'
import type { BenchCase } from './run-cases.ts'
import { createHidTransport } from '../../../src-main/transports/hid/hid-transport.ts'
import { loadNodeHid } from '../../../src-main/transports/hid/node-hid.ts'

const cycles = 3
const ms = (times: readonly number[]) => times.map((time) => time.toFixed(0)).join(', ')

export const hotPlugCase = (port: PortName, slowness: number): BenchCase => ({
  name: `hot-plug on ${port}`,
  limitMs: 6_000 * slowness,
  run: async () => {
    const device = createContractDevice(`HOTPLUG-${port}`)
    const { serial } = device.info
    const transport = createHidTransport({ load: loadNodeHid, wants: (info) => info.serial === serial })
    let tell: (value?: unknown) => void = () => undefined
    transport.onChange(() => tell())
    // One unplug may be told twice, first as another path and then as gone, and the second may come after the next plug.
    const untilTold = async (act: () => Promise<unknown>, isPlugged: boolean) => {
      let told = new Promise((resolve) => (tell = resolve))
      const began = performance.now()
      await act()
      for (;;) {
        await told
        told = new Promise((resolve) => (tell = resolve))
        if ((await transport.list()).length > 0 === isPlugged) return performance.now() - began
      }
    }
    const seen: Record<'told' | 'gone' | 'plugged', number[]> = { told: [], gone: [], plugged: [] }
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      let plugged: Plugged | undefined
      seen.plugged.push(await untilTold(async () => (plugged = await ports[port](device)), true))
      const [info] = await transport.list()
      assert.ok(info, 'told of, and gone again by itself')
      const link = await transport.open(info.path)
      assert.ok(link, 'listed, and not to be opened')
      const began = performance.now()
      const gone = new Promise<void>((resolve) => link.onGone(resolve))
      const told = untilTold(async () => plugged?.pull(), false)
      await gone
      seen.gone.push(performance.now() - began)
      seen.told.push(await told)
      link.close()
    }
    transport.close()
    return `told of a plug after ${ms(seen.plugged)} ms; unplug: open link after ${ms(seen.gone)} ms, list after ${ms(seen.told)} ms`
  },
})
