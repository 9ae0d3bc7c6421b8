/** In the guest: a device whose writes the kernel keeps in a log, with ext4 on it and one sector that counts. */
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { COUNT_AT, DEVICE_BYTES, disk, log, run } from './disks.ts'

const NAME = 'tram-power'
const SECTOR = 4096
const noUdev = ['--noudevrules', '--noudevsync']

/** The device's path. */
export function layLoggedDevice(): string {
  const table = `0 ${DEVICE_BYTES / 512} log-writes ${disk} ${log}`
  run('dmsetup', 'create', NAME, ...noUdev, '--table', table)
  const device = `/dev/dm-${run('dmsetup', 'info', '-c', '--noheadings', '-o', 'minor', NAME)}`
  const options = ['-q', '-b', '4096', '-J', 'size=4', '-m', '0', '-E', 'nodiscard,lazy_itable_init=0']
  run('mkfs.ext4', ...options, device, String(COUNT_AT / 4096))
  return device
}

/** The log is whole when this returns. */
export const removeLoggedDevice = (): string => run('dmsetup', 'remove', ...noUdev, NAME)

/**
 * The sector that counts. It is written past every cache of the system and of the device, without a flush before it
 * that would make anything else durable. Direct writes want aligned memory, which the memory of WebAssembly is.
 */
export async function openCount(device: string) {
  const handle = await open(device, constants.O_WRONLY | constants.O_DIRECT | constants.O_DSYNC)
  const sector = Buffer.from(new WebAssembly.Memory({ initial: 1 }).buffer, 0, SECTOR)
  return {
    write: async (count: number) => {
      sector.writeUInt32LE(count)
      await handle.write(sector, 0, SECTOR, COUNT_AT)
    },
    close: () => handle.close(),
  }
}
