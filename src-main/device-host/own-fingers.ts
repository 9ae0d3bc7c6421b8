/** An officer's own fingers, as templates: no picture of them is kept, here or anywhere. */
import { fail, ok, type Result } from '../contract/result.ts'
import type { KnownFinger, PrintRequest } from './messages.ts'
import { askedBy } from './prints/asked.ts'
import type { ExamineDeps } from './prints/examine.ts'
import { readPrint } from './prints/read-print.ts'
import type { Roster } from './roster.ts'
import { withScanner } from './scanner.ts'

/** Refused in the words of any print: another hand, too few fingers, nothing that is a finger. */
export async function readOwnFingers(
  roster: Roster,
  engine: ExamineDeps | null,
  { slot, person }: Pick<PrintRequest, 'slot' | 'person'>,
  signal: AbortSignal,
): Promise<Result<KnownFinger[]>> {
  const asked = askedBy(slot)
  if (engine === null || asked === null) return fail({ code: 'devices/no-engine' })
  return withScanner(roster, async (_, device) => {
    const taken = await device.capture({ slot, onPreview: () => undefined }, signal)
    if (!taken.ok) return taken
    const read = await readPrint({ imaging: engine.imaging, asked, person, signal }, taken.value)
    if (!read.ok) return read
    return ok(
      read.value.map(({ print: { finger, template } }) => ({
        finger,
        template: { ...template, minutiae: template.minutiae.map((one) => ({ ...one })) },
      })),
    )
  })
}
