// Runs parts one after the other, prints each with its time, and closes with the line that machines read.
export async function runParts(parts) {
  const total = { passed: 0, failed: 0, skipped: 0 }
  const started = Date.now()
  for (const [name, part] of parts) {
    const began = Date.now()
    const result = await part()
    // A part that found no test has checked nothing: that is a failure, not a success.
    if (result.passed + result.failed + result.skipped === 0) result.failed = 1
    for (const key of Object.keys(total)) total[key] += result[key]
    const seconds = ((Date.now() - began) / 1000).toFixed(1).padStart(6)
    process.stdout.write(
      `${name.padEnd(12)} ${seconds} s  ${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped\n`,
    )
  }
  process.stdout.write(`all in ${((Date.now() - started) / 1000).toFixed(1)} s\n`)
  process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`)
  return total.failed === 0 ? 0 : 1
}
