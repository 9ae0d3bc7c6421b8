/** One device of the fake service: who it is and what it says of itself, signed. */
import { sign, type Signer } from './pki.ts'

export interface DeviceFacts {
  readonly serial: string
  readonly type: 'Finger' | 'Iris'
  readonly subType: string
  readonly sbiId: string
  readonly subIds: readonly string[]
  readonly env: string
  readonly purpose: string
  readonly specVersion: readonly string[]
}

export const slapScanner: DeviceFacts = {
  serial: 'SLAP-0001',
  type: 'Finger',
  subType: 'Slap',
  sbiId: '1',
  subIds: ['1', '2', '3'],
  env: 'Staging',
  purpose: 'Registration',
  specVersion: ['0.9.5'],
}

export const irisCamera: DeviceFacts = {
  ...slapScanner,
  serial: 'IRIS-0001',
  type: 'Iris',
  subType: 'Double',
  sbiId: '2',
}

export const digitalIdOf = ({ serial, type, subType }: DeviceFacts) => ({
  serialNo: serial,
  make: 'Tram Test',
  model: `${type} 1`,
  type,
  deviceSubType: subType,
  deviceProvider: 'Tram Test',
  deviceProviderId: 'TRAM.TEST',
  dateTime: new Date().toISOString(),
})

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const success = { errorCode: '0', errorInfo: 'Success' }

export function discoveryEntry(device: DeviceFacts, callbackId: string) {
  return {
    deviceId: device.sbiId,
    deviceStatus: 'Ready',
    certification: 'L1',
    serviceVersion: '0.9.5',
    deviceSubId: device.subIds,
    callbackId,
    digitalId: encoded(digitalIdOf(device)),
    deviceCode: device.serial,
    specVersion: device.specVersion,
    purpose: device.purpose,
    error: success,
  }
}

export interface InfoSigners {
  readonly device: Signer
  /** The secure chip's, which signs who the device is. */
  readonly chip: Signer
}

export async function infoEntry(
  device: DeviceFacts,
  status: string,
  callbackId: string,
  signers: InfoSigners | null,
) {
  const id = digitalIdOf(device)
  const info = {
    deviceStatus: status,
    deviceId: device.sbiId,
    firmware: '1.2.3',
    certification: 'L1',
    serviceVersion: '0.9.5',
    deviceSubId: device.subIds,
    callbackId,
    digitalId: signers === null ? encoded(id) : await sign(id, signers.chip),
    deviceCode: device.serial,
    env: device.env,
    purpose: device.purpose,
    specVersion: device.specVersion,
  }
  return { deviceInfo: signers === null ? encoded(info) : await sign(info, signers.device), error: success }
}
