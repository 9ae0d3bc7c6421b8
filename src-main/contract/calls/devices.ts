import { z } from 'zod'
import { call } from '../call.ts'
import { deviceId } from '../primitives.ts'
import { cameraSetting } from '../records/camera-setting.ts'

export const deviceCalls = {
  /** Tells a camera something that its picture's own interface cannot: focus, region, exposure, trigger. */
  'devices.setCamera': call({
    by: ['officer'],
    role: ['officer', 'supervisor'],
    audit: 'none',
    input: z.object({ deviceId, setting: cameraSetting }),
    output: z.void(),
  }),
}
