// Runs parts, prints each with its time, and closes with the line that machines read. A step is one part, or several
// lanes of parts that run beside each other.
const keys = ['passed', 'failed', 'skipped']

async function runPart([name, part]) {
  const began = Date.now()
  const result = await part()
  // A part that found no test has checked nothing: that is a failure, not a success.
  if (result.passed + result.failed + result.skipped === 0) result.failed = 1
  const seconds = ((Date.now() - began) / 1000).toFixed(1).padStart(6)
  process.stdout.write(
    `${name.padEnd(12)} ${seconds} s  ${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped\n`,
  )
  return result
}

async function runLane(parts) {
  const results = []
  for (const part of parts) results.push(await runPart(part))
  return results
}

export async function runParts(steps) {
  const results = []
  const started = Date.now()
  for (const step of steps) {
    const lanes = typeof step[0] === 'string' ? [[step]] : step
    results.push(...(await Promise.all(lanes.map(runLane))).flat())
  }
  const total = Object.fromEntries(keys.map((key) => [key, results.reduce((sum, one) => sum + one[key], 0)]))
  process.stdout.write(`all in ${((Date.now() - started) / 1000).toFixed(1)} s\n`)
  process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`)
  return total.failed === 0 ? 0 : 1
}
