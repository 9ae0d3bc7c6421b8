/** The words of the citizen's pages, in one language. */
export interface ConfirmationTexts {
  page(id: string): string
  label(field: string): string
  /** The name of a code, as the forms write it. */
  code(list: string, code: string): string
  /** A partial date as dd/mm/yyyy, mm/yyyy or yyyy. */
  date(partial: string): string
  readonly none: string
}
