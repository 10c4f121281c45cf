/** The kinds of numbered document and their letters. */
export const DOCUMENT_LETTERS = {
  ticket: 'FH',
  /** 特殊优惠申请单. */
  special: 'TH',
  subscription: 'RG',
  contract: 'HT',
  receipt: 'SJ',
  refund: 'TK',
  handover: 'JF',
  riskCheck: 'FX',
} as const

export type DocumentKind = keyof typeof DOCUMENT_LETTERS

/** A document's number: letters, business day, gapless daily serial: `FH-20260607-0012`. */
export function documentNumber(kind: DocumentKind, day: string, serial: number): string {
  return `${DOCUMENT_LETTERS[kind]}-${day.replaceAll('-', '')}-${String(serial).padStart(4, '0')}`
}
