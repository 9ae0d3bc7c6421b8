import type { FieldWords } from '../../contract/field-text.ts'
import type { GapReason, PaperKind } from '../../contract/records/paper.ts'
import type { BodyPart, Guardian } from '../../contract/records/exception.ts'

/** The words of the citizen's pages, in one language. */
export interface ConfirmationTexts extends FieldWords {
  page(id: string): string
  label(field: string): string
  /** What people call a finger or an eye. */
  part(part: BodyPart): string
  /** How somebody who acts is related to the citizen. */
  relation(relation: Guardian['relation']): string
  /** Why something that is asked for is not there. */
  gap(reason: GapReason): string
  /** `Giấy khai sinh số 12/2001, 2 trang: Quê quán`. */
  paper(kind: PaperKind, note: string, pages: number, proves: readonly string[]): string
  /** Said behind a mark that has a picture. */
  readonly closeUp: string
  readonly none: string
}
