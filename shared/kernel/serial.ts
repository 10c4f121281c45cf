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

/** 试运行: what the numbers of a project in its trial begin with, on screen and paper. */
export const TRIAL_SIGN = '试-'

/** A document's number: letters, business day, gapless daily serial: `FH-20260607-0012`, in a trial `试-FH-20260607-0012`. */
export function documentNumber(kind: DocumentKind, day: string, serial: number, isTrial = false): string {
  return `${isTrial ? TRIAL_SIGN : ''}${DOCUMENT_LETTERS[kind]}-${day.replaceAll('-', '')}-${String(serial).padStart(4, '0')}`
}

/** Whether a document was made in a trial. */
export function isTrialNumber(number: string | null): boolean {
  return number?.startsWith(TRIAL_SIGN) ?? false
}

/** The number as it would be outside the trial. */
export function withoutTrialSign(number: string): string {
  return isTrialNumber(number) ? number.slice(TRIAL_SIGN.length) : number
}
