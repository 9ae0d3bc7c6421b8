/** Which columns of a hit list tell people of one name apart: those are shown in bold. */
import type { ResidentHit } from '../../../../src-main/contract/calls/residents.ts'
import { fullName } from '../../../../src-main/contract/records/resident.ts'

export const hitColumns = [
  'name',
  'dateOfBirth',
  'gender',
  'hometown',
  'father',
  'mother',
  'personalNumber',
  'oldIdNumber',
] as const
export type HitColumn = (typeof hitColumns)[number]

export function hitText(hit: ResidentHit, column: HitColumn): string {
  return column === 'name' ? fullName(hit.name) : (hit[column] ?? '')
}

/**
 * A column helps with a hit where somebody with the same name has something else there. Numbers always
 * differ and would make every line bold, so they never count.
 */
export function distinctColumns(hit: ResidentHit, hits: readonly ResidentHit[]): ReadonlySet<HitColumn> {
  const namesakes = hits.filter(
    (other) => other.personalNumber !== hit.personalNumber && hitText(other, 'name') === hitText(hit, 'name'),
  )
  const candidates = hitColumns.filter((column) => column !== 'personalNumber' && column !== 'oldIdNumber')
  return new Set(
    candidates.filter((column) => namesakes.some((other) => hitText(other, column) !== hitText(hit, column))),
  )
}
