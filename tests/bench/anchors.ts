/**
 * The reference programs of NBIS, timed in the same run where they are installed. Whole processes, one file
 * each, the least of ten. They are not in Debian: on most machines there is nothing to run.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GrayImage } from '../../src-main/device-host/imaging.ts'
import type { CommandRow } from './command-rows.ts'
import { timeProcess } from './processes.ts'

export type AnchorName = NonNullable<CommandRow['anchor']>

const RUNS = 10

const isInstalled = (name: string) => spawnSync(name, []).error === undefined

/** Milliseconds, or null where the program is missing or does not take what it is given. */
export function timeAnchor(name: AnchorName, folder: string, print: GrayImage, wsq: string): number | null {
  if (!isInstalled(name)) return null
  const size = `${print.width},${print.height},8,${print.ppi}`
  const [raw, packed] = [join(folder, 'anchor.raw'), join(folder, 'anchor-in.wsq')]
  const minutiae = join(folder, 'anchor.xyt')
  writeFileSync(raw, print.pixels)
  copyFileSync(wsq, packed)
  const commands: Readonly<Record<AnchorName, readonly string[]>> = {
    cwsq: ['0.75', 'wsq', raw, '-raw_in', size],
    dwsq: ['raw', packed, '-raw_out'],
    mindtct: [packed, join(folder, 'anchor')],
    bozorth3: [minutiae, minutiae],
  }
  try {
    if (name === 'bozorth3') timeProcess('mindtct', commands.mindtct, folder)
    const runs = Array.from({ length: RUNS }, () => timeProcess(name, commands[name], folder))
    return Math.min(...runs.map(({ wallMs }) => wallMs))
  } catch {
    return null
  }
}
