/**
 * What station and registry say to each other, beside tus 1.0 uploads. Described for outsiders in
 * tests/registry/openapi.yaml; a test holds both to it. All JWS are compact, ES256 (RFC 7515, 7518).
 */
import { z } from 'zod'
import { applicationId, finger, instant, officerId, revision, sha256, stationId } from '../primitives.ts'
import { role } from '../windows.ts'
import { treeHead } from './audit.ts'
import { stepId } from './sitting-parts.ts'

const pem = z.string().startsWith('-----BEGIN')

export const provisionRequest = z.object({
  schema: z.literal('provision-request/1'),
  /** The one-time code that the registry gave the technician. */
  code: z.string().min(4).max(80),
  /** PKCS#10 requests (RFC 2986) for the keys that never leave the station. */
  identityCsr: pem,
  decryptionCsr: pem,
})

export const practiceHints = z.object({
  officerId,
  pin: z.string(),
  citizens: z.array(
    z.object({
      /** Empty for somebody whom no database knows. */
      personalNumber: z.string(),
      name: z.string(),
      shows: z.object({ vi: z.string(), en: z.string() }),
      /** What the simulated scanner finds: fingers that are not there, and how worn the others are, 0 to 1. */
      hand: z.object({ missing: z.array(finger).max(10), wear: z.number().min(0).max(1) }).optional(),
    }),
  ),
})
export type PracticeHints = z.infer<typeof practiceHints>

export const provision = z.object({
  schema: z.literal('provision/1'),
  stationId,
  ward: z.object({ code: z.string(), name: z.string() }),
  /** Present only where the registry is a practice registry; never with a real one. */
  practice: practiceHints.nullable(),
  certificates: z.object({
    ca: pem,
    identity: pem,
    decryption: pem,
    sealingCurrent: pem,
    sealingRecovery: pem,
    receipt: pem,
    policy: pem,
  }),
  /** JWS over the policy pack's JSON, by the policy key. */
  pack: z.string(),
  officers: z.array(z.object({ officerId, name: z.string(), role })),
})
export type Provision = z.infer<typeof provision>

/** Payload of the JWS in the `Extract-Signature` header; the body is gzip of one resident per line. */
export const extractSignature = z.object({
  schema: z.literal('extract/1'),
  wardCode: z.string(),
  asOf: instant,
  count: z.number().int().nonnegative(),
  sha256,
})

/** Payload of the answer to `GET /v1/hello?nonce=…`, typ `tram-hello+jwt`: a captive portal cannot forge it. */
export const hello = z.object({ nonce: z.string(), serverTime: instant, practice: z.boolean() })

const receiptFields = z.object({
  stationId,
  applicationId,
  revision,
  contentHash: sha256,
  size: z.number().int().positive(),
  receivedAt: instant,
  seq: z.number().int().positive(),
  prevReceiptHash: sha256,
})

/**
 * Payload of a receipt, typ `tram-receipt+jwt`. Only a verified receipt moves an application on. `auditHead` is the
 * head of the station's audit log that the registry countersigned last; receipts of the first version had none.
 */
export const receipt = z.discriminatedUnion('schema', [
  receiptFields.extend({ schema: z.literal('receipt/2'), auditHead: treeHead.nullable() }),
  receiptFields
    .extend({ schema: z.literal('receipt/1') })
    .transform((older) => ({ ...older, schema: 'receipt/2' as const, auditHead: null })),
])
export type Receipt = z.infer<typeof receipt>

/** What a receipt says to people: when it was received, and its place in the registry's chain. */
export const receiptFacts = receiptFields.pick({ receivedAt: true, seq: true, contentHash: true, size: true })

/** What the centre makes of an application that it received; the newest one holds. */
export const decision = z.object({
  /** Counts up over the whole registry, for ever. */
  number: z.number().int().positive(),
  applicationId,
  revision,
  state: z.enum(['accepted', 'returned', 'printed', 'ready']),
  reason: z.string().max(200).nullable(),
  /** Of what is returned: the step that has to be done again. Registries of before, and of later steps, name none. */
  step: stepId.nullable().default(null).catch(null),
})
export type Decision = z.infer<typeof decision>

const page = { stationId, nonce: z.string(), isLast: z.boolean() }

/** Decisions about this station's work by rising number, at most 500; typ `tram-decisions+jwt`. */
export const decisionsPage = z.object({
  schema: z.literal('decisions/1'),
  ...page,
  entries: z.array(decision).max(500),
})

/** What the registry has received from this station by rising `seq`, at most 500; typ `tram-received+jwt`. */
export const receivedPage = z.object({
  schema: z.literal('received/1'),
  ...page,
  entries: z
    .array(z.object({ seq: z.number().int().positive(), applicationId, revision, contentHash: sha256 }))
    .max(500),
})

/** The authorities whose TLS certificates are the registry's from now on; by the policy key, typ `tram-pins+jwt`. */
export const pins = z.object({
  schema: z.literal('pins/1'),
  /** An older word than the one that is known changes nothing. */
  issuedAt: instant,
  authorities: z.array(pem).min(1).max(4),
})

/** The body of an answer that is one JWS. */
export const signedBody = z.object({ signed: z.string().max(256 * 1024) })

/** Body of every refusal. `receipt` comes with `already-received`. */
export const refusal = z.object({
  error: z.enum([
    'use-nonce',
    'bad-proof',
    'wrong-code',
    'unknown',
    'bad-request',
    'already-received',
    'other-content',
    'other-history',
    'hash-mismatch',
    'does-not-verify',
    'not-yet',
  ]),
  reason: z.string().optional(),
  receipt: z.string().optional(),
})
