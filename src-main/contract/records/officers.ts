/** Who may sign in at this station, and what stands between them and their work. */
import { z } from 'zod'
import { finger, officerId } from '../primitives.ts'
import { role } from '../windows.ts'

export const signedIn = z.object({ officerId, name: z.string(), role })
export type SignedIn = z.infer<typeof signedIn>

/** PINs are 6 to 32 characters: digits, letters or a sentence. */
export const newPin = z.string().min(6).max(32)
/** What is tried as a PIN; an old one may be shorter. */
export const pin = z.string().min(4).max(32)

/** An officer's first PIN at a station, for the code that the registry gave them. */
export const firstPin = z.object({ officerId, code: z.string().min(4).max(80), pin: newPin })
export type FirstPin = z.infer<typeof firstPin>

/** The slaps that an officer's own fingers are taken with. */
export const ownSlot = z.enum(['right-four', 'left-four', 'thumbs'])
export type OwnSlot = z.infer<typeof ownSlot>

export const rosterEntry = signedIn.extend({
  /** False until the officer has chosen a PIN here with the code that the registry gave them. */
  hasPin: z.boolean(),
})

export const officersView = z.object({
  /** Fingers of the officer who is signed in that the station knows, as positions of ISO/IEC 19794-4. */
  ownFingers: z.array(finger),
  /** Who may sign in at the officer's window. */
  roster: z.array(rosterEntry),
  /** The officer over whose work the station is locked; null where nothing lies behind the sign-in. */
  locked: signedIn.nullable(),
  /** Days on which one may still sign in without the registry being reached; null: no limit is set. */
  offlineDaysLeft: z.number().int().nonnegative().nullable(),
})
export type OfficersView = z.infer<typeof officersView>
