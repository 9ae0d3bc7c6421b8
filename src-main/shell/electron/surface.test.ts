import type * as electron from 'electron'
import { expect, it } from 'vitest'
import type { ElectronSurface } from './surface.ts'

it('is a part of the real module: this does not compile when Electron changes a member that is used', () => {
  const assign = (module: typeof electron): ElectronSurface => module
  expect(typeof assign).toBe('function')
})
