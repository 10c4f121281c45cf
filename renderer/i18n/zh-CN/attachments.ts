export const attachments = {
  add: '上传附件',
  hint: '也可拖进来或粘贴，每份最多 {{most}} MB',
  adding: '正在上传 {{number}}/{{of}}…',
  facts: '{{kind}} {{size}} MB，{{by}} {{time}}',
  kind: { pdf: 'PDF', jpeg: 'JPG', png: 'PNG', heic: 'HEIC' },
  saveOnly: '只能保存后打开',
  save: '保存 {{name}}',
  pasted: '粘贴 {{time}}.png',
  unreadablePdf: '这份 PDF 打不开：不完整，或设了密码。请保存后用别的程序打开。',
  unreadable: '这张图画不出来，可能没有拍完整。请保存后用别的程序打开。',
}
