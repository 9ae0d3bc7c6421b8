/** The program that runs in the guest: every case, told in TAP on the serial line. Arguments: how slow the guest is, and `short` or `whole`. */
import { writeSync } from 'node:fs'
import { benchCases } from './cases.ts'
import { runCases } from './run-cases.ts'

/** In line: what was said before the guest died has reached the host. */
const say = (line: string) => void writeSync(1, `${line}\n`)

const [slowness = '10', form] = process.argv.slice(2)
const cases = benchCases({ slowness: Number(slowness), form: form === 'short' ? 'short' : 'whole' })
const failed = await runCases(cases, say)
process.exit(failed === 0 ? 0 : 1)
