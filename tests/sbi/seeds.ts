/** Reproducible numbers for byte fuzzing: the seed of a failure is printed, and kept in a test. */
export function createRandom(seed: number): (below: number) => number {
  // xorshift32 (Marsaglia, 2003); 0 would stay 0.
  let state = seed >>> 0 || 1
  return (below) => {
    state ^= state << 13
    state >>>= 0
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state % below
  }
}

/** A few bytes changed, cut out, doubled or put in, where a whole input was. */
export function mutated(whole: Uint8Array, random: (below: number) => number): Uint8Array {
  let bytes = Uint8Array.from(whole)
  for (let changes = 1 + random(6); changes > 0 && bytes.length > 0; changes -= 1) {
    const at = random(bytes.length)
    const length = 1 + random(Math.min(16, bytes.length - at))
    switch (random(4)) {
      case 0:
        bytes[at] = random(256)
        break
      case 1:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)])
        break
      case 2:
        bytes = Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)])
        break
      case 3:
        bytes.fill([0, 0x7f, 0xff, 0x22, 0x7b][random(5)] ?? 0, at, at + length)
    }
  }
  return bytes
}
