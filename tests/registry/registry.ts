/**
 * The reference central registry: opens its folder, makes good what a crash left, and serves. This file only puts
 * the parts together.
 */
import { readFile, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { policyPack, type PolicyPack } from '../../src-main/contract/records/policy-pack.ts'
import { openApprovals, type Approvals, type Ruling } from './approvals.ts'
import { openAuditHeads } from './audit-heads.ts'
import type { Context } from './context.ts'
import { openDatabase } from './database/open.ts'
import { makeDirectory } from './durable-files.ts'
import { createExtract } from './extract.ts'
import { createFileBlobStore } from './intake/blobs.ts'
import { openDecisions, type Decision } from './intake/decisions.ts'
import { importFolder, type ImportedFile } from './intake/import-folder.ts'
import { createIntake } from './intake/intake.ts'
import { openLedger } from './intake/ledger.ts'
import { drainOutbox, openFileSink } from './intake/outbox.ts'
import { createRefusedUploads } from './intake/refused.ts'
import { UploadStore } from './intake/upload-store.ts'
import { answerNonsense, type Misbehaviour } from './misbehave.ts'
import { makeStrangersTls, openAuthority } from './pki/authority.ts'
import { createPopulation } from './population.ts'
import { createPortraits } from './portraits.ts'
import { createNonces, NONCE_LIFETIME_MS } from './proof/nonces.ts'
import { createReplays } from './proof/replays.ts'
import { openOfficerCodes } from './officer-codes.ts'
import { openProvisioningCode } from './provisioning-code.ts'
import { WARD_CODE, WARD_NAME } from './residents/places.ts'
import { addApprovalRoutes } from './routes/approvals.ts'
import { addAuditRoutes } from './routes/audit.ts'
import { addExtractRoute } from './routes/extract.ts'
import { addHelloRoute } from './routes/hello.ts'
import { addPageRoutes } from './routes/pages.ts'
import { addPinsRoute } from './routes/pins.ts'
import { addProvisionRoutes } from './routes/provision.ts'
import { addReceiptRoutes } from './routes/receipts.ts'
import { addResidentRoutes } from './routes/residents.ts'
import { addUploadRoutes } from './routes/uploads.ts'
import { createServer, type App } from './server.ts'
import { openStations } from './stations.ts'
import { createTurns } from './turns.ts'

export interface RegistryOptions {
  readonly dir: string
  /** 0 takes any free port of 127.0.0.1. */
  readonly port: number
  readonly residents: number
  readonly practice: boolean
  /** Null: PGlite in `<dir>/database`. */
  readonly databaseUrl: string | null
  /** A policy pack's source (JSON). */
  readonly packFile: string
  readonly misbehave: Misbehaviour | null
  /** A supervisor who decides at once what is told; null: somebody does by `approvals.decide`. */
  readonly supervisor: Ruling | null
  /** Demands every station's certificate in the TLS handshake, beside its proof. */
  readonly mutualTls: boolean
  readonly now: () => Date
  /** Called with the server before it listens, for tests that count its routes. */
  readonly onServer?: (app: App) => void
}

export interface Registry {
  readonly url: string
  readonly caFile: string
  readonly caPem: string
  /** The provisioning code that stands. */
  readonly code: string
  /** The centre's decision about received work; false where there is none. */
  decide(decision: Decision): Promise<boolean>
  /** What waits for the supervisor, and the supervisor's pen. */
  readonly approvals: Pick<Approvals, 'waiting' | 'decide'>
  /** Takes the sealed files of a folder that came on a disk. */
  importFolder(folder: string): Promise<ImportedFile[]>
  stop(): Promise<void>
}

export async function openRegistry(options: RegistryOptions): Promise<Registry> {
  const { dir, now } = options
  const folder = (name: string): string => join(dir, name)
  await makeDirectory(dir)
  // A crash may have left somebody's application in plain text.
  await rm(folder('tmp'), { recursive: true, force: true })
  for (const name of ['tmp', 'uploads', 'blobs', 'refused']) await makeDirectory(folder(name))
  const authority = await openAuthority(dir, now)
  const stations = await openStations(folder('stations'), WARD_CODE, authority)
  const db = await openDatabase(options.databaseUrl, folder('database'))
  const auditHeads = await openAuditHeads({
    dir,
    receipt: authority.receipt,
    identityOf: stations.identityOf,
    now,
  })
  const ledger = await openLedger({
    dir,
    db,
    receipt: authority.receipt,
    auditHeadOf: auditHeads.headOf,
    now,
  })
  const decisions = await openDecisions(dir, db)
  const sink = await openFileSink(dir)
  const drains = createTurns()
  const drain = (): void => {
    // What fails to go out now goes out after the next receipt or at the next start.
    drains.run(() => drainOutbox(db, sink)).catch(() => undefined)
  }
  const store = new UploadStore(folder('uploads'))
  const refused = createRefusedUploads(folder('refused'), now)
  const stopping = new AbortController()
  const intake = createIntake({
    store,
    ledger,
    refused,
    blobs: createFileBlobStore(folder('blobs')),
    temporaryDir: folder('tmp'),
    recipient: authority.sealing.current,
    ca: authority.ca,
    officerOf: stations.officerOf,
    onReceived: drain,
    signal: stopping.signal,
  })
  await intake.finishAll()
  drain()

  const nonces = createNonces(now)
  const spent = new Set(stations.all().map((s) => s.codeHash))
  const code = await openProvisioningCode(dir, spent, options.practice)
  const extract = createExtract({
    dir,
    wardCode: WARD_CODE,
    count: options.residents,
    signer: authority.policy.signer,
    now,
  })
  const approvals = await openApprovals({
    dir,
    signer: authority.receipt.signer,
    now,
    automatic: options.supervisor,
  })
  const context: Context = {
    dir,
    mutualTls: options.mutualTls,
    practice: options.practice,
    ward: { code: WARD_CODE, name: WARD_NAME },
    pack: await readPack(options.packFile),
    now,
    authority,
    stations,
    code,
    officerCodes: await openOfficerCodes(dir),
    nonces,
    proof: {
      nonces,
      replays: createReplays(now, NONCE_LIFETIME_MS),
      identityThumbprint: (id) => Promise.resolve(stations.thumbprintOf(id)),
    },
    db,
    extract,
    population: createPopulation(extract, now),
    portraits: createPortraits(),
    approvals,
    auditHeads,
    store,
    intake,
    refused,
  }
  const app = await listen(context, options)
  const { port } = app.server.address() as AddressInfo
  return {
    url: `https://127.0.0.1:${port}`,
    caFile: authority.ca.certificateFile,
    caPem: authority.ca.certificatePem,
    code: code.text,
    decide: decisions.decide,
    approvals,
    importFolder: (from) => importFolder(from, intake),
    stop: async () => {
      stopping.abort()
      await app.close()
      await drains.run(() => Promise.resolve())
      await Promise.all([
        ledger.close(),
        decisions.close(),
        sink.close(),
        auditHeads.close(),
        approvals.close(),
      ])
      await db.destroy()
    },
  }
}

async function listen(context: Context, options: RegistryOptions): Promise<App> {
  const isStranger = options.misbehave === 'wrong-certificate'
  const tls = isStranger ? await makeStrangersTls(options.now) : context.authority.tls
  const app = createServer({ key: tls.keyPem, cert: tls.certificatePem }, context)
  if (options.misbehave === 'nonsense') answerNonsense(app)
  options.onServer?.(app)
  addProvisionRoutes(app, context)
  addHelloRoute(app, context)
  addExtractRoute(app, context)
  addUploadRoutes(app, context)
  addReceiptRoutes(app, context)
  addAuditRoutes(app, context)
  addResidentRoutes(app, context)
  addApprovalRoutes(app, context)
  addPageRoutes(app, context)
  addPinsRoute(app, context)
  await app.listen({ host: '127.0.0.1', port: options.port })
  return app
}

async function readPack(file: string): Promise<PolicyPack> {
  return policyPack.parse(JSON.parse(await readFile(file, 'utf8')))
}
