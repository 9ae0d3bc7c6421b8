import { z } from 'zod'
import { call } from '../call.ts'
import { officerId } from '../primitives.ts'
import { signedIn } from '../records/snapshot.ts'

export const officerCalls = {
  'officers.signIn': call({
    by: ['officer'],
    role: 'anyone',
    input: z.object({ officerId, pin: z.string().min(4).max(32) }),
    output: signedIn,
    audit: 'event',
  }),
  /** Locks the station: draft keys and the officer's key are zeroed, the draft stays. */
  'officers.signOut': call({
    by: ['officer'],
    role: 'anyone',
    input: z.object({}),
    output: z.void(),
    audit: 'event',
  }),
}
