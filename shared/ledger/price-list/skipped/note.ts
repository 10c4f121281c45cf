const NOTE = /^(?:备注|附注|说明|注)\s*\d*\s*[:、.]/
/** What stands at the foot of a page. */
const FOOTER =
  /^(?:制表|填表|编制|审核|审批|复核|批准|经办|打印|导出|单位负责|负责人|联系|开发企业|开发商|建设单位|项目名称|日期|第\s*\d+\s*页|共\s*\d+\s*页|以下空白|此页无正文)/

/** Words that are never a home's: a remark or the foot of a page. */
export function isNote(words: string): boolean {
  return NOTE.test(words) || FOOTER.test(words)
}
