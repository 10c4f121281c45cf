import type { attachments as chinese } from '../zh-CN/attachments'

export const attachments: typeof chinese = {
  add: 'Add attachment',
  hint: 'Or drop or paste it here, at most {{most}} MB each',
  adding: 'Adding {{number}}/{{of}}…',
  facts: '{{kind}} {{size}} MB, {{by}} {{time}}',
  kind: { pdf: 'PDF', jpeg: 'JPG', png: 'PNG', heic: 'HEIC' },
  saveOnly: 'Save it to open it',
  save: 'Save {{name}}',
  pasted: 'Pasted {{time}}.png',
  unreadablePdf: 'This PDF cannot be opened: it is not whole, or has a password. Save it and open it elsewhere.',
  unreadable: 'This picture cannot be drawn; it may not be whole. Save it and open it elsewhere.',
}
