/** With STATION_HARDWARE=1: the devices that are plugged into this machine, through the real node-hid. */
import { afterAll, describe, expect, it } from 'vitest'
import { openWith } from '../../src-main/drivers/driver.ts'
import { drivers } from '../../src-main/drivers/index.ts'
import { createHidTransport } from '../../src-main/transports/hid/hid-transport.ts'
import { loadNodeHid } from '../../src-main/transports/hid/node-hid.ts'

describe.runIf(process.env['STATION_HARDWARE'] === '1')('the devices of this machine', () => {
  const wanted = drivers.filter(({ speaks }) => speaks === 'reports')
  const transport = createHidTransport({
    load: loadNodeHid,
    wants: (info) => wanted.some((driver) => driver.matches(info)),
  })
  afterAll(() => transport.close())

  it('are listed, and opened by their drivers', async () => {
    const infos = await transport.list()
    expect(infos, transport.problem()?.text ?? 'no device that a driver knows').not.toEqual([])
    for (const info of infos) {
      const driver = wanted.find(({ matches }) => matches(info))!
      const link = await transport.open(info.path)
      expect(link, `${info.product} ${info.path}: ${transport.problem()?.what}`).not.toBeNull()
      const opened = await openWith(driver, link!, `${driver.id}:${info.serial}`, AbortSignal.timeout(10_000))
      expect(opened, info.product).toMatchObject({ ok: true })
      if (opened?.ok === true) opened.value.close()
    }
  })
})
