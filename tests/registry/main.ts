/** `registry --dir DIR [--port N] [--residents N] [--practice] [--pack FILE] [--misbehave HOW] [--supervisor approves|refuses] [--mutual-tls] [--import FOLDER] [--decide FILE]`, and `DATABASE_URL`. */
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { misbehaviour } from './misbehave.ts'
import { practiceRulings } from './officers.ts'
import { FEWEST_RESIDENTS } from './residents/generate.ts'
import { defaultPackFile } from './default-pack.ts'

const flags = z.object({
  dir: z.string().min(1),
  port: z.coerce.number().int().min(0).max(65_535).default(0),
  residents: z.coerce.number().int().min(FEWEST_RESIDENTS).max(1_000_000).default(20_000),
  practice: z.boolean().default(false),
  pack: z.string().default(defaultPackFile),
  misbehave: misbehaviour.optional(),
  supervisor: z.enum(['approves', 'refuses']).optional(),
  mutualTls: z.boolean().default(false),
  import: z.string().optional(),
  decide: z.string().optional(),
})

const USAGE =
  'registry --dir DIR [--port N] [--residents N] [--practice] [--pack FILE] [--misbehave HOW] [--supervisor approves|refuses] [--mutual-tls] [--import FOLDER] [--decide FILE]'

function readFlags(): z.infer<typeof flags> {
  try {
    const { values } = parseArgs({
      options: {
        dir: { type: 'string' },
        port: { type: 'string' },
        residents: { type: 'string' },
        practice: { type: 'boolean' },
        pack: { type: 'string' },
        misbehave: { type: 'string' },
        supervisor: { type: 'string' },
        'mutual-tls': { type: 'boolean' },
        import: { type: 'string' },
        decide: { type: 'string' },
      },
    })
    return flags.parse({ ...values, mutualTls: values['mutual-tls'] })
  } catch {
    process.stderr.write(`${USAGE}\n`)
    process.exit(2)
  }
}

// openssl and tus write files too; nobody else is to read any of them.
process.umask(0o077)
const {
  dir,
  port,
  residents,
  practice,
  pack,
  misbehave,
  supervisor,
  mutualTls,
  import: folder,
  decide,
} = readFlags()
// Only now: a flag that is wrong is said at once, without loading a database first.
const { openRegistry } = await import('./registry.ts')
const { decideFrom } = await import('./intake/decide-from.ts')
const registry = await openRegistry({
  dir,
  port,
  residents,
  practice,
  databaseUrl: process.env['DATABASE_URL'] ?? null,
  packFile: pack,
  misbehave: misbehave ?? null,
  supervisor: supervisor ? practiceRulings[supervisor] : null,
  mutualTls,
  now: () => new Date(),
})
if (folder !== undefined) {
  for (const { file, outcome } of await registry.importFolder(folder)) {
    process.stdout.write(`${outcome} ${file}\n`)
  }
  await registry.stop()
  process.exit(0)
}
if (decide !== undefined) {
  for (const { decision, isKept } of await decideFrom(decide, registry)) {
    process.stderr.write(`${decision.state} ${decision.applicationId}: ${isKept ? 'kept' : 'no such work'}\n`)
  }
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    void registry.stop().then(() => process.exit(0))
  })
}
const ready = { url: registry.url, ca: registry.caFile, code: registry.code, pid: process.pid }
process.stdout.write(`${JSON.stringify(ready)}\n`)
