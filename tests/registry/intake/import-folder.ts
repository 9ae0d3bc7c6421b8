/**
 * Takes the sealed files of a folder: a station's export, or the `sealed` folder of a pulled disk. Each is opened and
 * checked as if it had come over the line, and has its receipt when this settles; done again it changes nothing.
 */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { applicationId, revision } from '../../../src-main/contract/primitives.ts'
import type { Intake, Verdict } from './intake.ts'

export interface ImportedFile {
  readonly file: string
  readonly outcome: Verdict['state'] | 'not-sealed'
}

export async function importFolder(folder: string, intake: Intake): Promise<ImportedFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.p7m')).sort()
  const imported: ImportedFile[] = []
  for (const file of names) {
    const [id, number] = file.split('.')
    const key = {
      applicationId: applicationId.safeParse(id).data,
      revision: revision.safeParse(Number(number)).data,
    }
    const { applicationId: known, revision: at } = key
    const verdict =
      known === undefined || at === undefined
        ? null
        : await intake.take(join(folder, file), { applicationId: known, revision: at })
    imported.push({ file, outcome: verdict?.state ?? 'not-sealed' })
  }
  return imported
}
