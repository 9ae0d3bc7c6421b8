/** The files beside the log: adopted after a crash, never replaced, and missed when they are gone. */
import { readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { at, draft, idOf, describeOnDisk } from '../../../tests/fixtures/journal-on-disk.ts'
import { factsOf } from './files.ts'
import { sealedFileName } from './recover.ts'

describeOnDisk((disk) => {
  it('adopts a sealed file whose record a crash swallowed, once, and removes temporary leftovers', async () => {
    const first = await disk().open()
    await first.append(draft(1))
    const facts = await first.putFile('sealed', sealedFileName(idOf(1), 1), Buffer.from('sealed bytes'))
    await first.close()
    await writeFile(join(disk().dir, 'attachments', 'x.bin.tmp'), 'half')
    const second = await disk().open()
    expect(facts.ok && second.applications.get(idOf(1))).toMatchObject({
      state: 'sealed',
      sealed: factsOf(Buffer.from('sealed bytes')),
    })
    expect(await readdir(join(disk().dir, 'attachments'))).toEqual([])
    await second.close()
    const third = await disk().open()
    expect(third.head).toBe(2)
    await third.close()
  })

  it('never replaces a finished file by another, and restores only the recorded bytes', async () => {
    const journal = await disk().open()
    const name = sealedFileName(idOf(1), 1)
    const facts = await journal.putFile('sealed', name, Buffer.from('one'))
    expect(await journal.putFile('sealed', name, Buffer.from('two'))).toMatchObject({
      error: { what: 'EEXIST' },
    })
    expect(await journal.putFile('sealed', name, Buffer.from('one'))).toEqual(facts)
    await journal.append({
      kind: 'sealed',
      applicationId: idOf(1),
      revision: 1,
      at,
      officerId: 'an',
      file: name,
      ...factsOf(Buffer.from('one')),
    })
    await writeFile(join(disk().dir, 'sealed', name), 'bad')
    expect(await journal.restoreSealed(idOf(1), Buffer.from('two'))).toMatchObject({ ok: false })
    expect(await journal.restoreSealed(idOf(1), Buffer.from('one'))).toEqual({ ok: true })
    const back = await journal.readFile('sealed', name)
    expect(back.ok && Buffer.from(back.value).toString()).toBe('one')
    await journal.close()
  })

  it('reports files that are missing, cut short or unclaimed', async () => {
    const journal = await disk().open()
    for (const n of [1, 2]) {
      const name = sealedFileName(idOf(n), 1)
      await journal.putFile('sealed', name, Buffer.from('sealed'))
      await journal.append({
        kind: 'sealed',
        applicationId: idOf(n),
        revision: 1,
        at,
        officerId: 'an',
        file: name,
        ...factsOf(Buffer.from('sealed')),
      })
    }
    await journal.putFile('attachments', 'stray.bin', Buffer.from('x'))
    await journal.close()
    await rm(join(disk().dir, 'sealed', sealedFileName(idOf(1), 1)))
    await truncate(join(disk().dir, 'sealed', sealedFileName(idOf(2), 1)), 3)
    const { damage } = await disk().open()
    expect(
      damage
        .map(({ kind, applicationIds }) => [kind, ...applicationIds].join(' '))
        .toSorted((a, b) => a.localeCompare(b)),
    ).toEqual([`missing-file ${idOf(1)}`, 'unclaimed-file', `wrong-size ${idOf(2)}`])
  })
})
