import { z } from 'zod'
import { call } from '../call.ts'
import { sha256 } from '../primitives.ts'

/** Only the citizen's window may make these calls: the yes is the citizen's own. */
export const citizenCalls = {
  'citizen.confirm': call({
    by: ['citizen'],
    role: 'anyone',
    audit: 'event',
    input: z.object({ documentHash: sha256, answeredBy: z.enum(['touch', 'button']) }),
    output: z.void(),
  }),
  'citizen.flag': call({
    by: ['citizen'],
    role: 'anyone',
    audit: 'event',
    input: z.object({ documentHash: sha256, fields: z.array(z.string().max(60)).min(1).max(60) }),
    output: z.void(),
  }),
}
