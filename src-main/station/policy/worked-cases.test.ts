/** The table that a lawyer reads (assets/policy/README.md) is the test. `WRITE_TABLE=1` writes it anew. */
import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { shippedPack } from '../../../tests/fixtures/enrolments.ts'
import { workedCases, type WorkedCase } from '../../../tests/fixtures/worked-cases.ts'
import { demandOf } from './demand-of.ts'

const readme = new URL('../../../assets/policy/README.md', import.meta.url)
const [begin, end] = ['<!-- worked cases: begin -->', '<!-- worked cases: end -->']

function chosenIn(pack: ReturnType<typeof shippedPack>, reason: string) {
  const kind = pack.kinds.find(({ reasons }) => reasons.some(({ id }) => id === reason))
  const found = kind?.reasons.find(({ id }) => id === reason)
  if (!kind || !found) throw new Error(`no reason ${reason} in ${pack.id}`)
  return { kind, reason: found }
}

function ask(one: WorkedCase) {
  const pack = shippedPack(one.pack)
  const { kind, reason } = chosenIn(pack, one.reason)
  const { on, birth, record, isHelped, channel } = one
  const chosen = { kind: kind.id, reason: reason.id }
  const station = { isExcepted: false, hasIrisCamera: true }
  return demandOf({ on, birth, chosen, record, isHelped, channel, ...station }, pack)
}

const samples = {
  everything: ['marks', 'fingerprints', 'portrait', 'iris'],
  'no-irises': ['marks', 'fingerprints', 'portrait'],
  nothing: [],
}

function stepsOf({ takes, guardian, adjusts }: NonNullable<WorkedCase['answer']>): string[] {
  const first = ['case', 'record', ...(adjusts ? ['adjustment'] : []), ...(guardian ? ['guardian'] : [])]
  return [...first, ...samples[takes], 'confirmation', 'sealing']
}

describe('the worked cases', () => {
  it('are at least sixty, and every reason of every pack is among them', () => {
    expect(workedCases.length).toBeGreaterThanOrEqual(60)
    const missing = (['2024', '2025'] as const).flatMap((id) => {
      const all = shippedPack(id).kinds.flatMap(({ reasons }) => reasons.map((one) => one.id))
      return all.filter((reason) => !workedCases.some((one) => one.pack !== '2021' && one.reason === reason))
    })
    expect(missing).toEqual([])
  })

  it.each(workedCases)('$pack $on, born $birth, $reason, $record', (one) => {
    const demand = ask(one)
    expect(demand.ageYears).toBe(one.years)
    const isOffered = demand.isEntitled && demand.offered.includes(one.reason)
    expect(isOffered).toBe(one.answer !== null)
    if (one.answer === null) return
    const { fee, expiry, forms, takes } = one.answer
    expect(demand.steps).toEqual(stepsOf(one.answer))
    expect(demand.fee?.amount).toBe(fee)
    expect(demand.fee?.basis.every((basis) => basis !== '')).toBe(true)
    expect(demand.expiry?.on).toBe(expiry)
    expect(demand.forms.map(({ code }) => code).join(', ')).toBe(forms)
    expect(demand.fingerprints).toHaveLength(takes === 'nothing' ? 0 : 13)
    expect(demand.irises).toHaveLength(takes === 'everything' ? 2 : 0)
  })
})

const vietnamese = {
  takes: {
    everything: 'nhân dạng, 13 lần vân tay, ảnh, mống mắt',
    'no-irises': 'nhân dạng, 13 lần vân tay, ảnh',
    nothing: 'không thu nhận',
  },
  record: { unchanged: 'khớp', changed: 'có thay đổi', absent: 'chưa có' },
}
const day = (date: string) => date.split('-').toReversed().join('/')

function lineOf(one: WorkedCase, index: number): string {
  const { kind, reason } = chosenIn(shippedPack(one.pack), one.reason)
  const { answer } = one
  const who = [
    `${day(one.birth)} (${one.years})`,
    ...(one.isHelped ? ['cần hỗ trợ'] : []),
    ...(one.channel === 'online' ? ['trực tuyến'] : []),
  ]
  const asked = [
    index + 1,
    one.pack,
    day(one.on),
    who.join(', '),
    `${kind.name.vi}: ${reason.name.vi}`,
    reason.basis,
    vietnamese.record[one.record],
  ]
  const told = answer
    ? [
        [
          ...(answer.adjusts ? ['điều chỉnh dân cư trước'] : []),
          ...(answer.guardian ? ['người đại diện'] : []),
          vietnamese.takes[answer.takes],
        ].join('; '),
        answer.fee === 0 ? 'miễn' : `${answer.fee.toLocaleString('vi-VN')} đ`,
        answer.expiry ? day(answer.expiry) : 'không thời hạn',
        answer.forms,
      ]
    : ['không thuộc trường hợp này', '–', '–', '–']
  return `| ${[...asked, ...told].join(' | ')} |`
}

function table(): string {
  const head = [
    'STT (no.)',
    'Gói (pack)',
    'Ngày (date)',
    'Ngày sinh, tuổi (birth, age)',
    'Loại và lý do (kind, reason)',
    'Căn cứ (basis)',
    'CSDL dân cư (record)',
    'Phải làm (what is asked)',
    'Lệ phí (fee)',
    'Giá trị đến (valid until)',
    'Biểu mẫu (forms)',
  ]
  return [`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...workedCases.map(lineOf)].join(
    '\n',
  )
}

/** The formatter lines the columns up; only the words count. */
const words = (text: string) =>
  text
    .trim()
    .replaceAll(/ *\| */g, '|')
    .replaceAll(/-+/g, '-')

describe('assets/policy/README.md', () => {
  it('holds exactly these cases', () => {
    const text = readFileSync(readme, 'utf8')
    const [before = '', rest = ''] = text.split(begin)
    const [inside = '', after = ''] = rest.split(end)
    if (process.env['WRITE_TABLE'] === '1')
      writeFileSync(readme, `${before}${begin}\n\n${table()}\n\n${end}${after}`)
    else expect(words(inside)).toBe(words(table()))
  })
})
