import type { BodyPart, Guardian } from '../../contract/records/exception.ts'

/** The words of the citizen's pages, in one language. */
export interface ConfirmationTexts {
  page(id: string): string
  label(field: string): string
  /** The name of a code, as the forms write it. */
  code(list: string, code: string): string
  /** A partial date as dd/mm/yyyy, mm/yyyy or yyyy. */
  date(partial: string): string
  /** What people call a finger or an eye. */
  part(part: BodyPart): string
  /** How somebody who acts is related to the citizen. */
  relation(relation: Guardian['relation']): string
  readonly none: string
}
