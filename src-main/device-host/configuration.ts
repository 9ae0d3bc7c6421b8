/**
 * What a technician has set up for this counter's devices: `devices.json` in the profile. A station without the
 * file has what it can find by itself; a part that is not in it is off.
 */
import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { fail, ok, type Result } from '../contract/result.ts'
import { libraryConfigs, type LibraryConfig } from '../transports/library/config.ts'
import { trustedFile } from '../transports/library/trusted-file.ts'

const port = z.number().int().min(1024).max(65_535)

const schema = z.strictObject({
  schema: z.literal('devices/1'),
  /** Scanners and iris cameras behind MOSIP's Secure Biometric Interface. */
  sbi: z
    .strictObject({
      /** PEM of the authorities whose devices are believed. */
      anchors: z.array(z.string().max(16_384)).max(32),
      /** What the devices were registered for; anything but `Production` makes samples that say `simulated`. */
      env: z.enum(['Production', 'Pre-Production', 'Staging', 'Developer']).default('Production'),
      ports: z
        .strictObject({ first: port, last: port })
        .refine(({ first, last }) => first <= last && last - first < 200)
        .default({ first: 4501, last: 4600 }),
    })
    .optional(),
  libraries: libraryConfigs.default([]),
  /** What a practice counter is to do without. */
  simulated: z.strictObject({ irisCamera: z.boolean() }).default({ irisCamera: true }),
})

export interface Configuration {
  readonly sbi: {
    readonly anchors: readonly X509Certificate[]
    readonly env: string
    readonly ports: { readonly first: number; readonly last: number }
  } | null
  /** Makers' libraries. */
  readonly libraries: readonly LibraryConfig[]
  readonly simulated: { readonly irisCamera: boolean }
}

export const nothingSetUp: Configuration = {
  sbi: null,
  libraries: [],
  simulated: { irisCamera: true },
}

/** Fails with what is wrong with the file, in words for the technician; a file that is not there is no failure. */
export function readConfiguration(path: string | undefined): Result<Configuration, string> {
  const content = path === undefined ? null : contentOf(path)
  if (path === undefined || content === null) return ok(nothingSetUp)
  // It names code to be loaded and whom to believe: nobody else may have written it.
  const trusted = trustedFile(path)
  if (!trusted.ok) return fail(`devices.json: ${trusted.error}`)
  const parsed = schema.safeParse(jsonOf(content))
  if (!parsed.success) return fail(`devices.json: ${z.prettifyError(parsed.error)}`)
  const { sbi, libraries, simulated } = parsed.data
  if (sbi === undefined) return ok({ sbi: null, libraries, simulated })
  const anchors = sbi.anchors.map(authorityOf)
  const wrong = anchors.indexOf(null)
  if (wrong >= 0) return fail(`devices.json: sbi.anchors[${wrong}] is no certificate of an authority`)
  return ok({ sbi: { ...sbi, anchors: anchors.filter((anchor) => anchor !== null) }, libraries, simulated })
}

function contentOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

function jsonOf(content: string): unknown {
  try {
    return JSON.parse(content) as unknown
  } catch {
    return undefined
  }
}

function authorityOf(pem: string): X509Certificate | null {
  try {
    const certificate = new X509Certificate(pem)
    return certificate.ca ? certificate : null
  } catch {
    return null
  }
}
