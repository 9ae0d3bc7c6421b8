/** `npm run fingerprint -- VERB ...`: the fingerprint engine on files. What it takes and gives: README.md. */
import { loadImaging } from '../imaging.ts'
import { run } from './run.ts'

// Whoever reads us may stop early (`| head -1`): that is no fault of ours and needs no stack trace.
process.stdout.on('error', () => process.exit(1))

process.exitCode = await run(process.argv.slice(2), {
  engine: loadImaging,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
})
