import { describe, expect, it } from 'vitest'
import { DOCUMENT_LETTERS, documentNumber } from '../../../shared/kernel/serial'

describe('document number', () => {
  it('is letters, day and serial: FH-20260607-0012', () => {
    expect(documentNumber('ticket', '2026-06-07', 12)).toBe('FH-20260607-0012')
    expect(documentNumber('receipt', '2026-12-31', 1)).toBe('SJ-20261231-0001')
  })

  it('goes on after the 9,999th of a day', () => {
    expect(documentNumber('ticket', '2026-06-07', 9_999)).toBe('FH-20260607-9999')
    expect(documentNumber('ticket', '2026-06-07', 10_000)).toBe('FH-20260607-10000')
  })

  it('gives every kind of document letters of its own', () => {
    const letters = Object.values(DOCUMENT_LETTERS)
    expect(new Set(letters).size).toBe(letters.length)
    expect(letters).toEqual(['FH', 'TH', 'RG', 'HT', 'SJ', 'TK', 'JF', 'FX'])
  })
})
