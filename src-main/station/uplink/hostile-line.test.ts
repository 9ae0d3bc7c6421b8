import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openUplinkOnDisk, type UplinkOnDisk } from '../../../tests/fixtures/uplink-on-disk.ts'
import { startTestRegistry } from './test-registry.ts'
import { identityKey } from './test-station.ts'

let desk: UplinkOnDisk
beforeEach(async () => void (desk = await openUplinkOnDisk()))
afterEach(() => desk.close())

describe('a hostile line', () => {
  it('that redirects or points elsewhere is not followed', async () => {
    const elsewhere = await startTestRegistry(identityKey, 0, desk.registry.ca)
    const Location = `${elsewhere.url}/v1/uploads/x`
    for (const [n, status] of [302, 307, 201].entries()) {
      desk.registry.mischief = (request, response) => {
        if (request.method !== 'POST') return false
        response.writeHead(status, { Location }).end()
        return true
      }
      await desk.queue(n, 1000)
      desk.start()
      await desk.failedOnce(n)
    }
    expect(elsewhere.calls).toEqual([])
    await elsewhere.close()
  })

  it('that answers nonsense everywhere is a portal, and loses nothing', async () => {
    await desk.queue(1)
    desk.registry.mischief = (_request, response) => {
      response.end('<html>Please log in</html>')
      return true
    }
    desk.start()
    await desk.until(() => desk.links.at(-1) === 'portal')
    expect(desk.entryOf(1).upload).toBeNull()
  })

  it('with a page of a gigabyte is cut off', async () => {
    desk.registry.mischief = (_request, response) => {
      const pour = (): void => void (response.write(Buffer.alloc(1 << 20)) && setImmediate(pour))
      response.on('drain', pour)
      pour()
      return true
    }
    desk.start()
    await desk.until(() => desk.links.at(-1) === 'portal')
  })
})
