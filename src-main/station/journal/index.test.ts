import { describe, expect, it } from 'vitest'
import { at, draft, idOf, journalOn, state } from '../../../tests/fixtures/journal-on-disk.ts'
import { queueRowOf } from './index.ts'
import { linuxPlatform } from './platform.ts'

describe('the index', () => {
  const disk = journalOn(linuxPlatform)

  it('begins anew with a higher revision, shows the one before while it is a draft, and keeps what comes late for that', async () => {
    const journal = await disk().open()
    await journal.append(draft(1))
    await journal.append({ kind: 'receipt', applicationId: idOf(1), revision: 1, at, jws: 'a.b.c' })
    await journal.append({ kind: 'draft', applicationId: idOf(1), revision: 2, at, iv: 'aXY=' })
    await journal.append(state(1, 'received', 1))
    expect(journal.applications.get(idOf(1))).toMatchObject({
      revision: 2,
      state: 'draft',
      receipt: null,
      journalSeq: 4,
      former: { revision: 1, state: 'received', receipt: 'a.b.c' },
    })
    expect(queueRowOf(journal.applications.get(idOf(1))!)).toMatchObject({
      revision: 1,
      state: 'received',
      journalSeq: 4,
    })
    await journal.close()
  })
})
