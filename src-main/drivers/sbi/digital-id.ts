/** Who a device is: in discovery as a mere claim, elsewhere signed. SBI 0.9.5, "Digital ID". */
import { z } from 'zod'
import { text } from './values.ts'

const printable = (most: number) => text(most).pipe(z.string().regex(/^[\x20-\x7e]+$/))

export const digitalId = z.object({
  serialNo: printable(60),
  make: printable(40),
  model: printable(60),
  type: z.enum(['Finger', 'Iris', 'Face']),
  /** `Slap`, `Single`, `Touchless`; for irises `Single`, `Double`. */
  deviceSubType: printable(20),
})
export type DigitalId = z.infer<typeof digitalId>

/** As the transport lists it, and as the drivers match it. */
export const productOf = ({ type, deviceSubType }: DigitalId): string => `${type} ${deviceSubType}`

export const isSame = (a: DigitalId, b: DigitalId): boolean =>
  a.serialNo === b.serialNo && a.make === b.make && a.model === b.model && a.type === b.type
