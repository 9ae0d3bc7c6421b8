/** How this office reaches the registry. */
import { z } from 'zod'

/** `environment`: as the system's variables say; `none`: straight, whatever they say. */
export const proxySetting = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('environment') }),
  z.object({ kind: z.literal('none') }),
  /** An HTTP proxy; name and password, where it wants them, stand in the address. */
  z.object({ kind: z.literal('address'), url: z.url({ protocol: /^http$/ }).max(300) }),
])
