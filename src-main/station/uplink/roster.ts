/** Who works at this station now, by the registry's signature. */
import type { KeyObject } from 'node:crypto'
import { roster, type Roster } from '../../contract/records/roster.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { createRegistryClient, readAnswer, SMALL, type CallError } from './registry-client.ts'
import { readSigned } from './signed-answer.ts'

export interface RosterSource {
  readonly url: string
  readonly stationId: string
  readonly identityKey: KeyObject
  readonly caPem: string
  readonly policyPem: string
}

/** The list in a JWS, or `uplink/nonsense` for any that is not the registry's, or not of this station. */
export async function readRoster(
  jws: string,
  { stationId, policyPem }: Pick<RosterSource, 'stationId' | 'policyPem'>,
): Promise<Result<Roster, CallError>> {
  const read = await readSigned(jws, { certificatePem: policyPem, typ: 'tram-roster+jwt', schema: roster })
  if (read.ok && read.value.stationId !== stationId)
    return fail({ code: 'uplink/nonsense', what: 'roster-station' })
  return read
}

/** The JWS beside the list, so that it can be kept and verified again. */
export async function fetchRoster(
  source: RosterSource,
): Promise<Result<{ jws: string; roster: Roster }, CallError>> {
  const client = createRegistryClient(source)
  try {
    const url = `${client.http.origin}/v1/roster`
    const answer = await client.prove({ ...SMALL, method: 'GET', url })
    if (!answer.ok) return answer
    if (answer.value.status !== 200) {
      const refused = readAnswer(answer.value, roster)
      return refused.ok ? fail({ code: 'uplink/nonsense', what: 'roster' }) : refused
    }
    const jws = answer.value.body.toString('utf8').trim()
    const read = await readRoster(jws, source)
    return read.ok ? ok({ jws, roster: read.value }) : read
  } finally {
    client.http.close()
  }
}
