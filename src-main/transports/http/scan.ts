/** One look at a port: who answers there, nobody, or somebody who does not answer in time. */
import { ok, type Result } from '../../contract/result.ts'
import type { FoundDevice, ServiceDiscovery } from './discovery.ts'
import type { HttpError } from './http-link.ts'
import { send } from './request.ts'

/** `timeout` is a port that is open and silent. */
export async function probe(
  port: number,
  { ask, read }: ServiceDiscovery,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Result<readonly FoundDevice[], HttpError>> {
  const parts: Buffer[] = []
  const answer = await send(port, { ...ask, timeoutMs }, (bytes) => parts.push(bytes), [signal])
  if (!answer.ok) return answer
  return ok(answer.value === 200 ? read(Buffer.concat(parts)) : [])
}
