/** What each fault of the menu must end as: code, what the technician reads, and the verb that it is played on. */
import type { DeviceError } from '../../src-main/drivers/driver.ts'
import type { FaultName } from '../conformance/case.ts'
import type { Fault, Verb } from './faults.ts'

export interface FaultRow {
  readonly fault: FaultName
  readonly played: Fault
  readonly on: Verb
  readonly code: DeviceError['code']
  readonly what?: string
}

const row = (
  fault: FaultName,
  played: Fault,
  code: DeviceError['code'],
  what?: string,
  on: Verb = 'RCAPTURE',
): FaultRow => ({ fault, played, code, on, ...(what === undefined ? {} : { what }) })

export const faultTable: readonly FaultRow[] = [
  row('stall', 'silent', 'devices/timeout'),
  row('stall', 'silent', 'devices/timeout', undefined, 'MOSIPDINFO'),
  row('loss', 'missing-finger', 'devices/untrusted', 'fingers'),
  row('duplication', 'doubled-finger', 'devices/untrusted', 'fingers'),
  row('duplication', 'extra-finger', 'devices/untrusted', 'fingers'),
  row('reordering', 'reordered', 'devices/untrusted', 'hash'),
  row('corruption', 'bad-signature', 'devices/untrusted', 'signature'),
  row('corruption', 'no-signature', 'devices/untrusted', 'not-signed'),
  row('corruption', 'broken-hash', 'devices/untrusted', 'hash'),
  row('corruption', 'quality-range', 'devices/garbled', 'sample'),
  row('corruption', 'garbage-record', 'devices/garbled'),
  row('corruption', 'wrong-finger', 'devices/garbled'),
  row('corruption', 'garbage', 'devices/garbled', 'capture'),
  row('corruption', 'garbage', 'devices/garbled', 'info', 'MOSIPDINFO'),
  row('corruption', 'status', 'devices/garbled', 'status-500'),
  row('corruption', 'redirect', 'devices/garbled', 'status-302'),
  row('corruption', 'other-type', 'devices/untrusted', 'type'),
  row('corruption', 'other-env', 'devices/untrusted', 'env'),
  row('corruption', 'other-purpose', 'devices/untrusted', 'purpose'),
  row('corruption', 'other-serial', 'devices/untrusted', 'serial'),
  row('corruption', 'other-key', 'devices/untrusted', 'other-key'),
  row('corruption', 'expired-certificate', 'devices/untrusted', 'certificate-date'),
  row('corruption', 'wrong-use', 'devices/untrusted', 'certificate-use'),
  row('corruption', 'stranger', 'devices/untrusted', 'certificate-stranger'),
  row('corruption', 'error-103', 'devices/untrusted', 'error-103'),
  row('corruption', 'error-102', 'devices/garbled', 'error-102'),
  row('oversize', 'oversize', 'devices/garbled', 'too-large'),
  row('oversize', 'oversize', 'devices/garbled', 'too-large', 'MOSIPDINFO'),
  row('wrong length', 'break-off', 'devices/unplugged'),
  row('wrong length', 'break-off', 'devices/unplugged', undefined, 'MOSIPDINFO'),
  row('late answer', 'drip', 'devices/timeout'),
  row('late answer', 'clock-skew', 'devices/untrusted', 'timestamp'),
  row('wrong nonce', 'other-transaction', 'devices/untrusted', 'transaction'),
  row('two openers', 'error-111', 'devices/busy'),
  row('two openers', 'error-703', 'devices/busy'),
  row('timeout', 'error-701', 'devices/timeout'),
  row('too old', 'old-version', 'devices/too-old'),
]
/** Fingers have a hand and an impression, which eyes do not. */
export const fingerFaultTable: readonly FaultRow[] = [
  row('corruption', 'wrong-hand', 'devices/untrusted', 'fingers'),
  row('corruption', 'wrong-finger', 'devices/garbled', 'position'),
  row('corruption', 'wrong-impression', 'devices/garbled', 'impression'),
  row('corruption', 'wrong-resolution', 'devices/garbled', 'resolution'),
]
