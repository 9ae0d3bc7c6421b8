import { expect, it } from 'vitest'
import { aPage, paperIds } from '../../../../tests/fixtures/enrolments.ts'
import type { Enrolment } from '../../../contract/records/enrolment.ts'
import { ok } from '../../../contract/result.ts'
import { factsOf } from '../../journal/files.ts'
import { aPdf } from '../../papers/test-pdf.ts'
import { applicationOf } from './application-json.ts'
import { pageEntries } from './page-entries.ts'
import { testEnrolment } from './test-enrolment.ts'

/** A JPEG by its markers alone. */
const jpeg = Buffer.from([
  0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 16, 0, 16, 1, 0, 0, 0, 0xff, 0xda, 0, 4, 1, 0, 0x12, 0x34, 0xff, 0xd9,
])
const pdf = aPdf()
const files = new Map([
  ['0198c0de-0000-7000-8000-0000000000e1', jpeg],
  ['0198c0de-0000-7000-8000-0000000000e2', pdf],
  ['0198c0de-0000-7000-8000-0000000000e3', jpeg],
])
const pages = [...files].map(([captureId, bytes]) =>
  aPage({ captureId, ...factsOf(bytes), mediaType: bytes === pdf ? 'application/pdf' : 'image/jpeg' }),
)
const read =
  (bytes = files) =>
  (one: { captureId: string }) =>
    Promise.resolve(ok(new Uint8Array(bytes.get(one.captureId) ?? Buffer.alloc(0))))

function withPapers(): Enrolment {
  const enrolment = testEnrolment()
  const [first, second, third] = pages as [(typeof pages)[0], (typeof pages)[0], (typeof pages)[0]]
  const stamp = { officerId: 'an', at: '2026-11-23T01:02:03.000Z' }
  return {
    ...enrolment,
    papers: [{ paperId: paperIds[0], kind: 'marriage', note: 'số 3', pages: [first, second], ...stamp }],
    closeUps: [{ mark: enrolment.marks[0] ?? '', page: third }],
    corrections: enrolment.corrections.map((one) => ({ ...one, evidence: [paperIds[0]] })),
    gaps: { birthPlace: { reason: 'not-known', ...stamp } },
  }
}

it('seals every page under its name, and the application says what each proves', async () => {
  const enrolment = withPapers()
  const entries = await pageEntries(enrolment, read())
  expect(entries.ok && entries.value.map(({ name, mediaType }) => [name, mediaType])).toEqual([
    ['scans/1-1.jpg', 'image/jpeg'],
    ['scans/1-2.pdf', 'application/pdf'],
    ['marks/1.jpg', 'image/jpeg'],
  ])
  const application = applicationOf(enrolment)
  expect(application.GiayTo[0]).toMatchObject({
    Ma: paperIds[0],
    Trang: [{ Tep: 'scans/1-1.jpg' }, { Tep: 'scans/1-2.pdf' }],
  })
  expect(application.DieuChinh[0]).toMatchObject({
    Truong: 'maritalStatus',
    GiaTriCu: '2',
    GiaTriMoi: '3',
    ChungMinh: [paperIds[0]],
  })
  expect(application.AnhDacDiem).toEqual([{ DacDiem: enrolment.marks[0], Tep: 'marks/1.jpg' }])
  expect(application.ThieuThongTin[0]).toMatchObject({ Truong: 'birthPlace', LyDo: 'not-known' })
  expect(application.CongDan).toMatchObject({ Cha: { HoVaTen: 'Nguyễn Văn Bình' }, NoiSinh: null, Con: [] })
})

it('seals no page that is not the one that was kept, or that is no longer what it says', async () => {
  const other = new Map(files).set('0198c0de-0000-7000-8000-0000000000e2', aPdf('9 0 obj <<>> endobj\n'))
  expect(await pageEntries(withPapers(), read(other))).toMatchObject({
    ok: false,
    error: { code: 'vault/seal-failed', what: 'page:scans/1-2.pdf' },
  })
})
