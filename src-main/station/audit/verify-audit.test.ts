/** The auditor's one file against real logs: it shares no code with the station, and must find what anybody did. */
import { spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { anAuditedLog, SIZE, whole } from '../../../tests/fixtures/audited-log.ts'
import { chainLine, type AuditLine } from './chain.ts'

const tool = join(import.meta.dirname, '../../../assets/tools/verify-audit.mjs')
const { dir, ca, station, registry, log, checkpoints, fromRegistry, lastCheckpoint, judged, remove } =
  await anAuditedLog()
afterAll(remove)

describe('a log that nobody touched', () => {
  it('holds, and says how far it is vouched for', () => {
    const { exit, findings } = judged({ heads: `${fromRegistry}\n${lastCheckpoint}` })
    expect(exit).toBe(0)
    expect(findings).toContainEqual({
      kind: 'note',
      code: 'reach',
      entries: 11,
      signed: 11,
      countersigned: 8,
    })
    const fromFile = JSON.stringify({ checkpoint: checkpoints[2], head: fromRegistry })
    expect(judged({ heads: `${fromFile}\n` }).exit).toBe(0)
  })

  it('holds with the unfinished line of a crash, wherever it was cut, and with zeros', () => {
    const next = chainLine(
      { seq: SIZE, hash: (JSON.parse(log.at(-1)!) as AuditLine).hash },
      {
        ...(JSON.parse(log[0]!) as AuditLine),
      },
    ).text
    for (let length = 1; length <= next.length; length += length < 30 || length > next.length - 5 ? 1 : 9) {
      const { exit, findings } = judged({ log: whole(log) + next.slice(0, length) })
      expect([exit, findings.some(({ code }) => code === 'tail-unfinished')]).toEqual([3, true])
    }
    for (const tail of ['\0\0', '{"action":"e\0\0', '{"act\0\0}\n'])
      expect(judged({ log: whole(log) + tail }).exit).toBe(3)
    expect(judged({ checkpoints: `${whole(checkpoints)}eyJ` }).exit).toBe(3)
    const otherPrev = next.replace(/"prev":"./, '"prev":"x')
    for (const tail of ['hello', `${next}x`, otherPrev, '{"action":"\u00e9']) {
      expect(judged({ log: whole(log) + tail })).toMatchObject({ exit: 1, codes: ['tail-foreign'] })
    }
  })

  it('is not called whole where nothing signed vouches for it', () => {
    expect(judged({ checkpoints: '' }).exit).toBe(3)
    expect(judged({ log: '', checkpoints: '' }).exit).toBe(0)
  })
})

describe('the program', () => {
  it('says it in plain words and by its exit code', async () => {
    for (const [name, pem] of Object.entries({ ca, station, registry }))
      await writeFile(join(dir, `${name}.pem`), pem.pem)
    const run = (...more: string[]) => {
      const certificates = ['station', 'registry', 'ca'].flatMap((name) => [
        `--${name}`,
        join(dir, `${name}.pem`),
      ])
      const { status, stdout } = spawnSync(process.execPath, [tool, dir, ...certificates, ...more], {
        encoding: 'utf8',
      })
      return { status, stdout }
    }
    expect(run()).toMatchObject({ status: 0, stdout: expect.stringContaining('KẾT LUẬN: nhật ký toàn vẹn.') })
    await writeFile(join(dir, 'audit.jsonl'), whole(log.toSpliced(6, 1)))
    const broken = run('--lang', 'en')
    expect(broken.status).toBe(1)
    expect(broken.stdout).toContain('Entry 7: does not follow entry 6.')
    expect(broken.stdout).toContain('from entry 5 to entry 8')
    expect(spawnSync(process.execPath, [tool], { encoding: 'utf8' })).toMatchObject({ status: 2, stdout: '' })
    expect(run('--heads', join(dir, 'nowhere')).status).toBe(2)
  })
})
