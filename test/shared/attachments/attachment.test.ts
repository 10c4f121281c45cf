import { describe, expect, it } from 'vitest'
import {
  attachmentName,
  attachmentTypeOf,
  formatMegabytes,
  judgeAttachment,
  LONGEST_NAME,
  MOST_BYTES,
} from '../../../shared/attachments/attachment'
import { BEGINNINGS } from '../../office/a-scan'

const typeOf = (kind: keyof typeof BEGINNINGS) => attachmentTypeOf(new Uint8Array(BEGINNINGS[kind]))

describe('SEC-5: what an attachment is', () => {
  it('is told by its first bytes', () => {
    expect(typeOf('pdf')).toBe('pdf')
    expect(typeOf('jpeg')).toBe('jpeg')
    expect(typeOf('png')).toBe('png')
    expect(typeOf('heic')).toBe('heic')
    expect(typeOf('heicInMif1')).toBe('heic')
  })

  it.each(['avif', 'mp4', 'html', 'svg', 'exe', 'zip', 'gif'] as const)('is none of ours: %s', (kind) => {
    expect(typeOf(kind)).toBeNull()
  })

  it('is nothing where the file ends before it has said so', () => {
    for (const kind of ['pdf', 'jpeg', 'png', 'heic', 'heicInMif1'] as const) {
      const bytes = new Uint8Array(BEGINNINGS[kind])
      for (let length = 0; length < 3; length += 1) expect(attachmentTypeOf(bytes.subarray(0, length))).toBeNull()
    }
    expect(attachmentTypeOf(new Uint8Array(BEGINNINGS.png).subarray(0, 12))).toBeNull()
  })

  it('reads no further than the bytes there are, whatever length a box gives itself', () => {
    const bytes = new Uint8Array([0xff, 0xff, 0xff, 0xff, ...BEGINNINGS.avif.slice(4)])
    expect(attachmentTypeOf(bytes)).toBeNull()
    // As part of a larger buffer too.
    const inside = new Uint8Array([1, 2, 3, ...BEGINNINGS.heicInMif1]).subarray(3)
    expect(attachmentTypeOf(inside)).toBe('heic')
  })

  it('is what it begins as, though another kind is hidden behind: that one is never what it is sent as', () => {
    expect(attachmentTypeOf(new Uint8Array([...BEGINNINGS.jpeg, ...BEGINNINGS.html]))).toBe('jpeg')
    expect(attachmentTypeOf(new Uint8Array([...BEGINNINGS.html, ...BEGINNINGS.pdf]))).toBeNull()
  })

  it('is neither empty nor more than 20 MB', () => {
    const facts = { name: '凭证.pdf' }
    expect(judgeAttachment(new Uint8Array(0), '凭证.pdf')).toEqual({ refused: 'ATTACHMENT_EMPTY', data: facts })
    const most = new Uint8Array(MOST_BYTES)
    most.set(BEGINNINGS.pdf)
    expect(judgeAttachment(most, '凭证.pdf')).toBe('pdf')
    const more = new Uint8Array(MOST_BYTES + 1)
    more.set(BEGINNINGS.pdf)
    const data = { ...facts, bytes: MOST_BYTES + 1, most: MOST_BYTES }
    expect(judgeAttachment(more, '凭证.pdf')).toEqual({ refused: 'ATTACHMENT_SIZE', data })
  })

  it('has a size in MB that says of too much that it is too much', () => {
    expect(formatMegabytes(1)).toBe('0.1')
    expect(formatMegabytes(MOST_BYTES)).toBe('20')
    expect(formatMegabytes(MOST_BYTES + 1)).toBe('20.1')
  })
})

describe('SEC-5: what an attachment is called', () => {
  it.each([
    ['凭证.pdf', '凭证.pdf'],
    ['IMG_0001.JPG', 'IMG_0001.JPG.pdf'],
    ['合同.PDF', '合同.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Users\\王琳\\身份证.pdf', '身份证.pdf'],
    ['发票.pdf.exe', '发票.pdf.exe.pdf'],
    ['..', '附件.pdf'],
    ['', '附件.pdf'],
    ['.pdf', 'pdf.pdf'],
    ['a\u0000b\u202efdp.exe', 'abfdp.exe.pdf'],
    ['con<>:"|?*.pdf', 'con.pdf'],
    ['x\r\nSet-Cookie: a=b.pdf', 'xSet-Cookie a=b.pdf'],
  ])('%j is shown as %j', (given, shown) => {
    expect(attachmentName(given, 'pdf')).toBe(shown)
  })

  it('stays within its length with its ending', () => {
    const name = attachmentName(`${'长'.repeat(500)}.jpeg`, 'jpeg')
    expect([...name].length).toBeLessThanOrEqual(LONGEST_NAME)
    expect(name.endsWith('.jpg')).toBe(true)
  })
})
