/** Whether a request comes from the editor's script, which reads answers itself. */
export function wantsJson(request: Request): boolean {
  return request.headers.get('Accept')?.startsWith('application/json') ?? false
}
