/** A record of one rolled right thumb: headers in full, and of the picture only the first marker. */
export function aFingerRecord(width = 800): Uint8Array {
  const wsq = Buffer.of(0xff, 0xa0, 0xff, 0xa1)
  const record = Buffer.alloc(62)
  record.write('FIR\x00020\x00', 'latin1')
  record.writeUInt32BE(record.length + wsq.length, 8)
  record.writeUInt16BE(1, 12)
  record.writeUInt8(1, 15)
  record.writeUInt32BE(record.length + wsq.length - 16, 16)
  record.writeUInt8(1, 34) // one quality block
  record.writeUInt8(77, 35)
  record.set([1, 1, 1], 40) // position, number, pixels per inch
  for (const at of [43, 45, 47, 49]) record.writeUInt16BE(500, at)
  record.set([8, 2, 1], 51) // bits, WSQ, live-scan rolled
  record.writeUInt16BE(width, 54)
  record.writeUInt16BE(750, 56)
  record.writeUInt32BE(wsq.length, 58)
  return Buffer.concat([record, wsq])
}
