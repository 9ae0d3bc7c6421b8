/** What a camera is told beside the picture that it sends: focus, light, and when to expose. */
import { z } from 'zod'

const share = z.number().min(0).max(1)

export const cameraSetting = z.discriminatedUnion('set', [
  z.object({ set: z.literal('focus'), mode: z.enum(['continuous', 'once']) }),
  /**
   * The square that focus and exposure go by: its middle as shares of the picture's width and height from the top
   * left, its side as a share of the width. Null: the whole picture.
   */
  z.object({
    set: z.literal('region'),
    region: z.object({ x: share, y: share, side: share }).nullable(),
  }),
  /** The longest exposure in microseconds. */
  z.object({ set: z.literal('exposure'), limitUs: z.number().int().min(8_000).max(1_000_000) }),
  /** Frames by themselves, or one for each trigger. */
  z.object({ set: z.literal('stream'), mode: z.enum(['free', 'triggered']) }),
])
/** The names of the settings. */
export const cameraAbility = z.enum(['focus', 'region', 'exposure', 'stream'])
export type CameraSetting = z.infer<typeof cameraSetting>
