/** Records what goes over a transport, where a technician has asked for it in the environment. */
import { createWriteStream } from 'node:fs'
import type { Driver } from '../drivers/driver.ts'
import type { LinkInfo, Transport } from '../transports/link.ts'
import { createRecorder } from '../transports/recording/recorder.ts'

/**
 * `STATION_RECORD` names the file, which must not be there yet and is readable by its owner only. The payload of
 * image reports, and all of what a driver does not vouch for, is left out: it is of a person. Only on a bench
 * without citizens may `STATION_RECORD_ALL=1` keep it.
 */
export function recorded(
  transport: Transport,
  drivers: readonly Driver[],
  environment: Readonly<Record<string, string | undefined>>,
): Transport {
  const path = environment['STATION_RECORD']
  if (path === undefined || path === '') return transport
  const isWhole = environment['STATION_RECORD_ALL'] === '1'
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600 })
  // A full disk or a file that is there already ends the recording and not the capture.
  file.on('error', () => file.destroy())
  const keep = (info: LinkInfo, report: Uint8Array) => {
    if (isWhole) return report.length
    return drivers.find((driver) => driver.matches(info))?.recordable?.(report) ?? 1
  }
  return createRecorder({
    transport,
    keep,
    append: (line) => void (file.writable && file.write(`${line}\n`)),
  })
}
