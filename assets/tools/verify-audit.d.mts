/** Types of verify-audit.mjs for the tests; the file itself needs nothing but Node. */
export interface Finding {
  readonly kind: 'note' | 'remark' | 'fault' | 'verdict'
  readonly code: string
  readonly entry?: number
  readonly size?: number
  readonly from?: number
  readonly to?: number
  readonly line?: number
  readonly signed?: number
  readonly countersigned?: number
}

export function verifyAudit(files: {
  readonly log: Uint8Array
  readonly checkpoints: Uint8Array
  readonly station: string
  readonly registry: string
  readonly ca?: string
  readonly heads?: string
}): { readonly findings: readonly Finding[]; readonly exit: 0 | 1 | 3 }

export function sentenceOf(finding: Finding, lang: 'vi' | 'en'): string
