import { z } from 'zod'
import { call } from '../call.ts'
import { officerId } from '../primitives.ts'
import { firstPin, newPin, ownSlot, pin, signedIn } from '../records/officers.ts'

const anyone = { by: ['officer'], role: 'anyone', audit: 'event' } as const
const signedInOnly = { by: ['officer'], role: ['officer', 'supervisor'] } as const

export const officerCalls = {
  /** Also unlocks: whoever signs in over locked work takes it over. */
  'officers.signIn': call({ ...anyone, input: z.object({ officerId, pin }), output: signedIn }),
  /** Ends the shift: keys are zeroed, the sitting is put aside with its draft. */
  'officers.signOut': call({ ...anyone, input: z.object({}), output: z.void() }),
  /** Keys are zeroed, and the sitting is before whoever signs in next. */
  'officers.lock': call({ ...signedInOnly, input: z.object({}), output: z.void(), audit: 'event' }),
  /** Somebody is at the keys: the idle lock waits anew. */
  'officers.touch': call({ ...signedInOnly, input: z.object({}), output: z.void(), audit: 'none' }),
  /** The first PIN of an officer, while linked: the code is the one that the registry gave them. */
  'officers.activate': call({
    ...anyone,
    input: firstPin,
    output: z.void(),
  }),
  /** Answers `officers/proof-needed`: good for this one call, once, for a minute. */
  'officers.prove': call({
    ...signedInOnly,
    input: z.object({ officerId, pin, call: z.string().max(60) }),
    output: z.void(),
    audit: 'event',
  }),
  /** The officer's own fingers, as templates only: none of them is then taken for a citizen's. */
  'officers.enrolPrints': call({
    ...signedInOnly,
    input: z.object({ slot: ownSlot }),
    output: z.void(),
    audit: 'event',
  }),
  'officers.forgetPrints': call({ ...signedInOnly, input: z.object({}), output: z.void(), audit: 'event' }),
  'officers.changePin': call({
    ...signedInOnly,
    input: z.object({ pin, newPin }),
    output: z.void(),
    audit: 'event',
  }),
}
