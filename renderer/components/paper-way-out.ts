/** 打印: with the desktop's own dialog; in a browser the PDF is opened beside the page and printed from there. */
export async function printPaper(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  if (window.fanghao) return await window.fanghao.printPdf(bytes)
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }))
  const frame = document.createElement('iframe')
  frame.hidden = true
  frame.src = url
  document.querySelector('iframe[data-paper]')?.remove()
  frame.dataset.paper = ''
  await new Promise<void>((resolve, reject) => {
    frame.addEventListener('load', () => resolve())
    frame.addEventListener('error', () => reject(new Error('the paper could not be opened for printing')))
    document.body.append(frame)
  })
  frame.contentWindow?.focus()
  frame.contentWindow?.print()
}

/** 保存: where the person chooses, in a browser among the downloads. */
export async function savePaper(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  if (window.fanghao) {
    await window.fanghao.savePdf(name, bytes)
    return
  }
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
