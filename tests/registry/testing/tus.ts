/** tus 1.0 by hand, so that a test decides where it breaks. */
import type { Call } from './client.ts'
import type { Answer } from './openapi.ts'
import { sha256Of, type TestStation } from './station.ts'

export interface SealedFile {
  readonly applicationId: string
  readonly revision: number
  readonly bytes: Uint8Array
}

const resumable = { 'Tus-Resumable': '1.0.0' }

export function metadataOf(
  station: TestStation,
  file: SealedFile,
  change: Record<string, string> = {},
): string {
  const values = {
    stationId: station.provision.stationId,
    applicationId: file.applicationId,
    revision: String(file.revision),
    sha256: sha256Of(file.bytes),
    ...change,
  }
  return Object.entries(values)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',')
}

export function create(
  station: TestStation,
  file: SealedFile,
  change?: Record<string, string>,
): Promise<Answer> {
  const headers = {
    ...resumable,
    'Upload-Length': String(file.bytes.length),
    'Upload-Metadata': metadataOf(station, file, change),
  }
  return station.call('/v1/uploads', { method: 'POST', headers })
}

export function patch(
  station: TestStation,
  location: string,
  bytes: Uint8Array,
  offset = 0,
  more: Partial<Call> = {},
) {
  const headers = {
    ...resumable,
    'Content-Type': 'application/offset+octet-stream',
    'Upload-Offset': String(offset),
  }
  return station.call(location, { method: 'PATCH', headers, body: bytes, ...more })
}

export function head(station: TestStation, location: string): Promise<Answer> {
  return station.call(location, { method: 'HEAD', headers: resumable })
}

export function terminate(station: TestStation, location: string): Promise<Answer> {
  return station.call(location, { method: 'DELETE', headers: resumable })
}

export const locationOf = (answer: Answer): string => String(answer.headers['location'])

/** Creation and all bytes in one PATCH. */
export async function upload(station: TestStation, file: SealedFile): Promise<Answer> {
  const created = await create(station, file)
  return created.status === 201 ? patch(station, locationOf(created), file.bytes) : created
}

export function fetchReceipt(station: TestStation, file: SealedFile): Promise<Answer> {
  const { stationId } = station.provision
  return station.call(`/v1/receipts/${stationId}/${file.applicationId}/${file.revision}`)
}
