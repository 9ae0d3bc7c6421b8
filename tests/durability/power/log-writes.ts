/**
 * Reads what the kernel's dm-log-writes target kept of a device: every write in the order in which it became durable.
 * A plain write is told of only after the flush that followed it, so that any beginning of this log, with any choice
 * of the writes since its last flush, is what a power cut may leave. Kernel, drivers/md/dm-log-writes.c and
 * Documentation/admin-guide/device-mapper/log-writes.rst.
 */

export interface LoggedWrite {
  /** Byte on the device. */
  readonly at: number
  /** Empty for a flush alone. */
  readonly data: Buffer
  /** Everything that was completed before it is durable with it. */
  readonly isFlush: boolean
  /** Durable by itself (forced unit access). */
  readonly isForced: boolean
}

const MAGIC = 0x6a736677736872n
const VERSION = 1n
const FLUSH = 1n
const FUA = 2n
const DISCARD = 4n
const MARK = 8n

/** @throws RangeError where this is no log, or one that ends before it says so */
export function readLog(log: Buffer): LoggedWrite[] {
  if (log.readBigUInt64LE(0) !== MAGIC || log.readBigUInt64LE(8) !== VERSION)
    throw new RangeError('no log of dm-log-writes')
  const count = Number(log.readBigUInt64LE(16))
  const sector = log.readUInt32LE(24)
  const writes: LoggedWrite[] = []
  let offset = sector
  for (let n = 0; n < count; n++) {
    const at = Number(log.readBigUInt64LE(offset)) * sector
    const length = Number(log.readBigUInt64LE(offset + 8)) * sector
    const flags = log.readBigUInt64LE(offset + 16)
    offset += sector
    const hasData = (flags & (DISCARD | MARK)) === 0n
    const end = offset + (hasData ? length : 0)
    if (end > log.length) throw new RangeError('the log is cut off')
    const data = log.subarray(offset, end)
    writes.push({ at, data, isFlush: (flags & FLUSH) !== 0n, isForced: (flags & FUA) !== 0n })
    offset = end
  }
  return writes
}
