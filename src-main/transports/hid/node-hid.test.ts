import { expect, it } from 'vitest'
import { loadNodeHid } from './node-hid.ts'

it('loads the real module, or says why not', async () => {
  const loaded = await loadNodeHid()
  if (loaded.ok) expect(Array.isArray(await loaded.value.devicesAsync())).toBe(true)
  else expect(loaded.error).not.toBe('')
})
