/** MOSIPDINFO: what a device says of itself under its signature. SBI 0.9.5, "Device Info". */
import type { KeyObject } from 'node:crypto'
import { z } from 'zod'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Trust } from './chain.ts'
import { digitalId, type DigitalId } from './digital-id.ts'
import { readStatement, type JwsFault } from './jws.ts'
import { payloadOf } from './jwt-parts.ts'
import { readBase64url, readJson, sbiError, text, textList } from './values.ts'

export const specVersion = '0.9.5'

export interface Expected {
  readonly serial: string
  readonly type: DigitalId['type']
  /** `Production` at a counter; what a practice station believes is written in its configuration. */
  readonly env: string
}

export interface DeviceInfo {
  readonly id: DigitalId
  /** How the service numbers it. */
  readonly sbiId: string
  readonly status: string
  readonly firmware: string
  readonly subIds: readonly string[]
  /** Its samples must be signed with this key too. */
  readonly key: KeyObject
}

export type InfoFault =
  | { readonly kind: 'gone' }
  | { readonly kind: 'garbled'; readonly what: string }
  | { readonly kind: 'too-old'; readonly version: string }
  | { readonly kind: 'untrusted'; readonly what: JwsFault | 'unregistered' | 'serial' | 'env' | 'purpose' }

const entrySchema = z.object({ deviceInfo: z.string().max(65_536), error: sbiError })
const mostDevices = 16

const infoSchema = z.object({
  deviceId: text(40),
  deviceStatus: text(40),
  firmware: text(40),
  deviceSubId: textList(32),
  digitalId: z.string().max(16_384),
  env: text(40),
  purpose: text(40),
  specVersion: textList(16),
})

const untrusted = (what: Extract<InfoFault, { kind: 'untrusted' }>['what']) =>
  fail({ kind: 'untrusted', what } as const)

/** Finds the device of that serial number in the answer, and believes it only if all of it is signed and fits. */
export async function readInfo(
  body: Uint8Array,
  expected: Expected,
  trust: Trust,
): Promise<Result<DeviceInfo, InfoFault>> {
  const list = readJson(body)
  if (!Array.isArray(list)) return fail({ kind: 'garbled', what: 'info' })
  const ours = list.slice(0, mostDevices).flatMap((entry: unknown) => {
    const parsed = entrySchema.safeParse(entry)
    return parsed.success && claims(parsed.data.deviceInfo, expected) ? [parsed.data.deviceInfo] : []
  })
  const [statement] = ours
  if (statement === undefined) return fail({ kind: 'gone' })
  if (!statement.includes('.')) return untrusted('unregistered')
  return verify(statement, expected, trust)
}

/** Unverified, to choose which entry of the list to verify. */
function claims(deviceInfo: string, { serial, type }: Expected): boolean {
  const bytes = deviceInfo.includes('.') ? null : readBase64url(deviceInfo)
  const info = z
    .object({ digitalId: z.string() })
    .safeParse(bytes === null ? payloadOf(deviceInfo) : readJson(bytes))
  if (!info.success) return false
  const plain = readBase64url(info.data.digitalId)
  const id = digitalId.safeParse(plain === null ? payloadOf(info.data.digitalId) : readJson(plain))
  return id.success && id.data.serialNo === serial && id.data.type === type
}

async function verify(
  statement: string,
  { serial, type, env }: Expected,
  trust: Trust,
): Promise<Result<DeviceInfo, InfoFault>> {
  const signed = await readStatement(statement, trust)
  if (!signed.ok) return untrusted(signed.error)
  const info = infoSchema.safeParse(signed.value.payload)
  if (!info.success) return fail({ kind: 'garbled', what: 'info' })
  const signedId = await readStatement(info.data.digitalId, trust)
  if (!signedId.ok) return untrusted(signedId.error)
  const id = digitalId.safeParse(signedId.value.payload)
  if (!id.success) return fail({ kind: 'garbled', what: 'digital-id' })
  if (id.data.serialNo !== serial || id.data.type !== type) return untrusted('serial')
  if (!info.data.specVersion.includes(specVersion))
    return fail({ kind: 'too-old', version: info.data.specVersion.join(', ') })
  if (info.data.env !== env) return untrusted('env')
  if (info.data.purpose !== 'Registration') return untrusted('purpose')
  const { deviceId: sbiId, deviceStatus: status, firmware, deviceSubId: subIds } = info.data
  return ok({ id: id.data, sbiId, status, firmware, subIds, key: signed.value.key })
}
