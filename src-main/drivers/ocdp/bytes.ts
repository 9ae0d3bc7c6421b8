/** Reading and writing reports: little-endian, with the 24-bit numbers that chunks are counted in. */
export function viewOf(b: Uint8Array): DataView {
  return new DataView(b.buffer, b.byteOffset, b.byteLength)
}

export function getU24(v: DataView, at: number): number {
  return v.getUint16(at, true) | (v.getUint8(at + 2) << 16)
}

export function setU24(v: DataView, at: number, value: number): void {
  v.setUint16(at, value & 0xffff, true)
  v.setUint8(at + 2, value >>> 16)
}

export function isReport(b: Uint8Array, id: number, size: number): boolean {
  return b.length >= size && b[0] === id
}
