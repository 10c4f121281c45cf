import type { AnyContractRouter } from '@orpc/contract'
import { type OpenAPI, OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'

/** The calls as REST, described by OpenAPI 3.1 from the same contract. */
export function describeApi(contract: AnyContractRouter, version: string): Promise<OpenAPI.Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  return generator.generate(contract, { info: { title: '房号管家 Fanghao', version }, servers: [{ url: '/api' }] })
}

/** The description as a plain page: no scripts and no styles, so that its policy can forbid everything. */
export function pageOfApi(api: OpenAPI.Document): string {
  const calls = Object.entries(api.paths ?? {}).flatMap(([path, item]) =>
    (['get', 'post'] as const).flatMap((method) => {
      const operation = item?.[method]
      return operation ? [{ path, method, operation }] : []
    }),
  )
  const rows = calls.map(({ path, method, operation }) => {
    const answers = Object.keys(operation.responses ?? {}).join(', ')
    return `<tr><td>${method.toUpperCase()}</td><td><code>/api${inHtml(path)}</code></td><td>${inHtml(answers)}</td></tr>`
  })
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${inHtml(api.info.title)} API</title></head>
<body><h1>${inHtml(api.info.title)} ${inHtml(api.info.version)}</h1>
<p>OpenAPI 3.1: <a href="/api/openapi.json">/api/openapi.json</a></p>
<table><thead><tr><th>Method</th><th>Path</th><th>Answers</th></tr></thead><tbody>${rows.join('')}</tbody></table>
</body></html>`
}

function inHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
