#!/usr/bin/env node
/**
 * Verifies the audit log of a station. One file, plain Node 20, no packages, nothing of the station's own code: an
 * auditor brings a copy of it and runs it on copies of the files. The format is in src-main/station/audit/README.md.
 *
 *   node verify-audit.mjs FOLDER --station CERT.pem --registry CERT.pem [--ca CA.pem] [--heads FILE] [--lang vi|en]
 *
 * Exit: 0 all holds, 1 something does not hold, 2 wrong usage or no such file, 3 holds but with a remark.
 */
import { createHash, verify as verifySignature, X509Certificate } from 'node:crypto'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const NOTHING = '0'.repeat(64)
const ID = /^[A-Za-z0-9_.:/-]{1,120}$/
const isId = (value) => typeof value === 'string' && ID.test(value)
const HASH = /^[0-9a-f]{64}$/
const KEYS = 'action actor at bootId hash monotonicMs objectId prev result seq'.split(' ')
const [CHECKPOINT, HEAD, RECEIPT] = ['audit-checkpoint', 'audit-head', 'receipt'].map((n) => `tram-${n}+jwt`)

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()
const hexOf = (...parts) => sha256(...parts).toString('hex')

/** Whole lines, and what stands after the last line break. A line with zero bytes never reached the disk whole. */
function splitLines(bytes) {
  let end = bytes.lastIndexOf(10) + 1
  const last = end > 1 ? bytes.lastIndexOf(10, end - 2) + 1 : 0
  if (bytes.subarray(last, end).includes(0)) end = last
  // One letter for each byte: nothing that is not ASCII belongs into these files, and none of it is lost here.
  const lines = bytes.toString('latin1', 0, end).split('\n').slice(0, -1)
  return { lines, tail: bytes.toString('latin1', end) }
}

/** An entry in canonical JSON (RFC 8785) with exactly its ten members, or null. */
function readEntry(line) {
  try {
    const entry = JSON.parse(line)
    const isOurs =
      JSON.stringify(entry) === line &&
      Object.keys(entry).join(' ') === KEYS.join(' ') &&
      [entry.actor, entry.action, entry.result, entry.bootId].every(isId) &&
      (entry.objectId === null || isId(entry.objectId)) &&
      [entry.hash, entry.prev].every((hash) => HASH.test(hash)) &&
      [entry.seq, entry.monotonicMs].every(Number.isFinite) &&
      !Number.isNaN(Date.parse(entry.at))
    return isOurs ? entry : null
  } catch {
    return null
  }
}

/** The first entry that breaks the chain, or none; and the hash at which the chain then ends. */
function checkChain(lines) {
  let prev = NOTHING
  for (const [index, line] of lines.entries()) {
    const at = index + 1
    const entry = readEntry(line)
    if (!entry) return { prev, fault: { code: 'entry-unreadable', entry: at } }
    const { hash, ...rest } = entry
    if (hexOf(JSON.stringify(rest)) !== hash) return { prev, fault: { code: 'entry-edited', entry: at } }
    if (entry.prev !== prev || entry.seq !== at)
      return { prev, fault: { code: 'entry-misplaced', entry: at } }
    prev = hash
  }
  return { prev, fault: null }
}

/** An append that a crash cut leaves the beginning of the next entry, or zeros, and nothing else. */
function isUnfinished(tail, prev) {
  const text = tail.replace(/\0.*$/s, '')
  const begin = '{"action":"'
  if (!(begin.startsWith(text) || text.startsWith(begin)) || /[^\x20-\x7e]/.test(text)) return false
  const named = /"prev":"([^"]*)/.exec(text)?.[1] ?? ''
  return prev.startsWith(named) && (!text.includes('}') || readEntry(text) !== null)
}

/** RFC 9162 §2.1.1: the root of the first n lines, for every n that is asked for, in one pass. */
function rootsAt(lines, sizes) {
  const roots = new Map()
  /** Roots of complete subtrees, the largest first; the bits of the size say which there are. */
  const stack = []
  for (const [index, line] of lines.entries()) {
    stack.push(sha256(Uint8Array.of(0), Buffer.from(line, 'latin1')))
    for (let size = index + 1; size % 2 === 0; size /= 2) {
      const [left, right] = stack.splice(-2)
      stack.push(sha256(Uint8Array.of(1), left, right))
    }
    if (!sizes.has(index + 1)) continue
    const root = stack.reduceRight((right, left) => sha256(Uint8Array.of(1), left, right))
    roots.set(index + 1, root.toString('hex'))
  }
  return roots
}

/** A compact JWS (RFC 7515) with typ and claims as they stand; null where it is none. */
function readJws(jws) {
  try {
    const parts = jws.split('.')
    const bytes = parts.map((part) => Buffer.from(part, 'base64url'))
    // The last letter of a part has bits that say nothing: they must be as we would write them.
    if (parts.length !== 3 || bytes.some((b, n) => b.toString('base64url') !== parts[n])) return null
    const [header, claims] = bytes.slice(0, 2).map((part) => JSON.parse(part.toString('utf8')))
    if (header.alg !== 'ES256' || claims === null) return null
    return { jws, typ: header.typ, claims, signed: `${parts[0]}.${parts[1]}`, signature: bytes[2] }
  } catch {
    return null
  }
}

const isSignedBy = ({ signed, signature }, { publicKey }) =>
  verifySignature('sha256', Buffer.from(signed), { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature)

const certificatesIn = (pem) =>
  [...pem.matchAll(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g)].map(
    ([c]) => new X509Certificate(c),
  )
const nameOf = (certificate) => /^CN=(.*)$/m.exec(certificate.subject)?.[1]

/** Who signed it and what head it stands for, or the code of what is wrong with it. */
function readVouch(jws, { stations, registries }) {
  const read = readJws(jws)
  if (!read) return { code: 'vouch-unreadable' }
  const { claims, typ } = read
  const head = typ === RECEIPT ? claims.auditHead : claims
  if (![CHECKPOINT, HEAD, RECEIPT].includes(typ)) return { code: 'vouch-unreadable' }
  const station = stations.find((certificate) => nameOf(certificate) === claims.stationId)
  if (!station) return { code: 'vouch-foreign' }
  if (!Number.isInteger(head?.treeSize) || !HASH.test(head.rootHash)) return { code: 'vouch-unreadable' }
  const signers = typ === CHECKPOINT ? [station] : registries
  if (!signers.some((certificate) => isSignedBy(read, certificate))) return { code: 'vouch-forged' }
  return { jws, typ, claims, size: head.treeSize, root: head.rootHash }
}

/** The auditor's own copy of heads: a JWS a line, or the registry's audit-heads.jsonl of all stations. */
function readKnown(text, keys) {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const jwsOf = (line) => (line.startsWith('{') ? /"head":"([^"]*)"/.exec(line)?.[1] : line.trim())
  return lines
    .map((line, index) => ({ ...readVouch(jwsOf(line) ?? '', keys), line: index + 1, known: true }))
    .filter(({ code }) => code !== 'vouch-foreign')
}

/** What of the signed heads does not hold, against each other and against the log. */
function checkVouches(vouches, lines) {
  const faults = []
  const roots = rootsAt(lines, new Set(vouches.map(({ size }) => size)))
  const own = vouches.filter((v) => v.typ === CHECKPOINT && !v.known)
  const checkpoints = new Set(own.map(({ jws }) => hexOf(jws)))
  let prior = NOTHING
  let holdsTo = 0
  for (const vouch of vouches.toSorted((a, b) => a.size - b.size)) {
    if (vouch.size > lines.length) faults.push({ code: 'log-cut', size: vouch.size, entries: lines.length })
    else if (roots.get(vouch.size) === vouch.root) holdsTo = vouch.size
    else faults.push({ code: 'log-changed', from: holdsTo + 1, to: vouch.size })
  }
  for (const { line, known = false, claims, typ, jws, size } of vouches) {
    if (typ === CHECKPOINT && !known) {
      if (claims.prior !== prior) faults.push({ code: 'checkpoint-missing', line })
      prior = hexOf(jws)
    }
    const named = typ === HEAD ? claims.checkpointHash : typ === CHECKPOINT ? hexOf(jws) : null
    if (named && !checkpoints.has(named)) faults.push({ code: 'head-orphan', line, known, size })
  }
  return faults
}

const upTo = (vouches, typs) =>
  vouches.reduce((most, { typ, size }) => (typs.includes(typ) ? Math.max(most, size) : most), 0)

function checkCertificates({ stations, registries }, ca) {
  if (!ca) return [{ kind: 'note', code: 'no-ca' }]
  const authorities = certificatesIn(ca)
  return [...stations, ...registries]
    .filter((certificate) => !authorities.some(({ publicKey }) => certificate.verify(publicKey)))
    .map((certificate) => ({ kind: 'fault', code: 'certificate-foreign', name: nameOf(certificate) }))
}

/**
 * `log` and `checkpoints` are bytes of the files, `station`, `registry` and `ca` PEM, `heads` the text of the auditor's
 * own copy. Gives what was found, in order, and the exit code.
 */
export function verifyAudit({ log, checkpoints, station, registry, ca = null, heads = '' }) {
  const keys = { stations: certificatesIn(station), registries: certificatesIn(registry) }
  const { lines, tail } = splitLines(Buffer.from(log))
  const kept = splitLines(Buffer.from(checkpoints))
  const { prev, fault } = checkChain(lines)
  const all = [
    ...kept.lines.map((jws, index) => ({ ...readVouch(jws, keys), line: index + 1 })),
    ...readKnown(heads, keys),
  ]
  const vouches = all.filter(({ code }) => code === undefined)
  const [signed, countersigned] = [upTo(vouches, [CHECKPOINT]), upTo(vouches, [HEAD, RECEIPT])]
  const isTailOurs = tail === '' || fault !== null || isUnfinished(tail, prev)
  const faults = [
    ...(fault ? [fault] : []),
    ...(isTailOurs ? [] : [{ code: 'tail-foreign', entry: lines.length + 1 }]),
    ...all.filter(({ code }) => code !== undefined),
    ...checkVouches(vouches, lines),
  ].map((one) => ({ kind: 'fault', ...one }))
  const remarks = [
    ...(tail !== '' && isTailOurs ? [{ code: 'tail-unfinished', entry: lines.length + 1 }] : []),
    ...(kept.tail === '' ? [] : [{ code: 'checkpoints-unfinished' }]),
    ...(lines.length > 0 && vouches.length === 0 ? [{ code: 'unsigned' }] : []),
  ].map((one) => ({ kind: 'remark', ...one }))
  const reach = { kind: 'note', code: 'reach', entries: lines.length, signed, countersigned }
  const findings = [...checkCertificates(keys, ca), reach, ...remarks, ...faults]
  const isBroken = findings.some(({ kind }) => kind === 'fault')
  const exit = isBroken ? 1 : remarks.length > 0 ? 3 : 0
  const code = { 0: 'holds', 1: 'broken', 3: 'holds-remark' }[exit]
  return { findings: [...findings, { kind: 'verdict', code }], exit }
}

/** What each finding says: a code and its words on each line. */
const table = (text) => new Map([...text.matchAll(/^([a-z-]+): (.*)$/gm)].map(([, ...pair]) => pair))
const words = {
  vi: table(`
no-ca: Chưa kiểm tra chứng thư do ai cấp (không có --ca): kết quả chỉ đúng nếu chứng thư là thật.
certificate-foreign: Chứng thư “{name}” không do cơ quan trong --ca cấp.
reach: Nhật ký có {entries} mục. Trạm đã ký đến mục {signed}. Trung tâm đã xác nhận đến mục {countersigned}. Phần cuối bị cắt chỉ chắc chắn bị phát hiện đến mục {reach}.
tail-unfinished: Sau mục {before} còn một dòng ghi dở, như khi mất điện giữa lúc ghi. Chưa ai được báo là mục đó đã ghi; đây không phải dấu hiệu bị sửa.
checkpoints-unfinished: Dòng cuối của checkpoints.jsonl ghi dở, như khi mất điện giữa lúc ghi.
unsigned: Không có chữ ký nào cho nhật ký này: ai viết lại toàn bộ tệp cũng không bị phát hiện. Hãy lấy bản của trung tâm (--heads).
entry-unreadable: Mục {entry}: không đọc được. Dòng này đã bị sửa hoặc hỏng.
entry-edited: Mục {entry}: nội dung không khớp mã băm của chính nó. Mục này đã bị sửa.
entry-misplaced: Mục {entry}: không nối tiếp mục {before}. Ngay tại đây có mục bị xoá, chèn, đổi chỗ hoặc viết lại.
tail-foreign: Sau mục {before} có dữ liệu lạ, không phải dấu vết của một lần ghi dở.
log-cut: Đã có chữ ký cho {size} mục, nhật ký chỉ còn {entries}: các mục từ {next} đến {size} đã bị cắt.
log-changed: Chữ ký cho {to} mục đầu không khớp: từ mục {from} đến mục {to} có mục bị sửa, xoá, chèn hoặc đổi chỗ sau khi ký.
vouch-unreadable: {place}, dòng {line}: không đọc được. Dòng này đã bị sửa hoặc hỏng.
vouch-foreign: {place}, dòng {line}: của một trạm không có chứng thư trong --station.
vouch-forged: {place}, dòng {line}: chữ ký không đúng với chứng thư.
checkpoint-missing: {place}, dòng {line}: không nối tiếp lần ký trước. Ngay tại đây có lần ký bị xoá, chèn hoặc đổi chỗ.
head-orphan: {place}, dòng {line}: xác nhận lần ký cho {size} mục, nhưng checkpoints.jsonl không còn lần ký đó.
holds: KẾT LUẬN: nhật ký toàn vẹn.
holds-remark: KẾT LUẬN: không thấy dấu hiệu bị sửa, nhưng có lưu ý ở trên.
broken: KẾT LUẬN: nhật ký KHÔNG toàn vẹn. Giữ nguyên mọi tệp làm chứng cứ và báo cho trung tâm.
`),
  en: table(`
no-ca: Who issued the certificates was not checked (no --ca): the result holds only if they are genuine.
certificate-foreign: The certificate “{name}” was not issued by the authority in --ca.
reach: The log has {entries} entries. The station signed up to entry {signed}. The registry bore witness up to entry {countersigned}. A cut end is certain to be found only up to entry {reach}.
tail-unfinished: After entry {before} there is an unfinished line, as a power cut leaves it. Nobody was told that it was written; it is no sign of tampering.
checkpoints-unfinished: The last line of checkpoints.jsonl is unfinished, as a power cut leaves it.
unsigned: Nothing signed vouches for this log: whoever wrote it anew as a whole would not be found. Bring the registry’s copy (--heads).
entry-unreadable: Entry {entry}: cannot be read. The line was changed or is damaged.
entry-edited: Entry {entry}: its content does not fit its own hash. It was edited.
entry-misplaced: Entry {entry}: does not follow entry {before}. Just here an entry was removed, inserted, moved or written anew.
tail-foreign: After entry {before} there is something that no unfinished write leaves.
log-cut: {size} entries were signed, the log has only {entries}: entries {next} to {size} were cut.
log-changed: What was signed for the first {to} entries does not fit: from entry {from} to entry {to} one was edited, removed, inserted or moved after signing.
vouch-unreadable: {place}, line {line}: cannot be read. The line was changed or is damaged.
vouch-foreign: {place}, line {line}: is of a station that has no certificate in --station.
vouch-forged: {place}, line {line}: the signature does not fit the certificate.
checkpoint-missing: {place}, line {line}: does not follow the checkpoint before. Just here one was removed, inserted or moved.
head-orphan: {place}, line {line}: bears witness to a checkpoint of {size} entries that checkpoints.jsonl no longer has.
holds: RESULT: the log holds.
holds-remark: RESULT: no sign of tampering, but see the remarks above.
broken: RESULT: the log does NOT hold. Keep every file as evidence and tell the registry.
`),
}

/** One finding in one line of plain words. */
export function sentenceOf(finding, lang) {
  const { entry = 0, entries = 0, signed = 0, countersigned = 0, known } = finding
  const place = known ? '--heads' : 'checkpoints.jsonl'
  const reach = Math.max(signed, countersigned)
  const facts = { ...finding, before: entry - 1, next: entries + 1, place, reach }
  const said = words[lang === 'en' ? 'en' : 'vi'].get(finding.code) ?? finding.code
  return said.replaceAll(/\{(\w+)\}/g, (_, name) => String(facts[name]))
}

const usage =
  'node verify-audit.mjs FOLDER --station CERT.pem --registry CERT.pem [--ca CA.pem] [--heads FILE] [--lang vi|en]'

function main() {
  const text = { type: 'string' }
  const options = { station: text, registry: text, ca: text, heads: text, lang: text }
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const [folder] = positionals
  if (!folder || !values.station || !values.registry) throw new Error(usage)
  const { lang, ...files } = values
  const read = Object.entries(files).map(([name, path]) => [name, readFileSync(path, 'utf8')])
  const log = readFileSync(join(folder, 'audit.jsonl'))
  const signedFile = join(folder, 'checkpoints.jsonl')
  const checkpoints = existsSync(signedFile) ? readFileSync(signedFile) : ''
  const { findings, exit } = verifyAudit({ log, checkpoints, ...Object.fromEntries(read) })
  for (const finding of findings) process.stdout.write(`${sentenceOf(finding, lang)}\n`)
  return exit
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    process.exitCode = main()
  } catch (cause) {
    process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`)
    process.exitCode = 2
  }
}
