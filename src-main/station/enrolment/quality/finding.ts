import type { Finding, FindingCode } from '../../../contract/records/finding.ts'
import type { FieldCode } from '../../../contract/records/resident.ts'

/** A maker of findings of one dimension. */
export const findingOf =
  (dimension: Finding['dimension'], tone: Finding['tone']) =>
  (code: FindingCode, field: FieldCode | null, values: Record<string, string> = {}): Finding => ({
    dimension,
    code,
    tone,
    field,
    values,
  })
