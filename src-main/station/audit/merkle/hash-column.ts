/** Hashes in a row, packed: an audit log has many, and 64 letters for each would cost four times the memory. */
const BYTES = 32

export interface HashColumn {
  readonly count: number
  at(index: number): string
  push(hash: string): void
}

export function createHashColumn(): HashColumn {
  let bytes = Buffer.alloc(64 * BYTES)
  let count = 0
  return {
    get count() {
      return count
    },
    at: (index) => {
      if (index >= count) throw new RangeError('a hash beyond the end')
      return bytes.toString('hex', index * BYTES, (index + 1) * BYTES)
    },
    push: (hash) => {
      if ((count + 1) * BYTES > bytes.length) bytes = Buffer.concat([bytes], bytes.length * 2)
      bytes.write(hash, count * BYTES, 'hex')
      count += 1
    },
  }
}
