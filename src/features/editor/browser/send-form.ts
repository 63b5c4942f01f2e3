/** What a form was answered with; `ok` where it was taken. */
export type FormAnswer<Body> = {readonly ok: boolean; readonly status: number; readonly body: Body}

/** Sends a form to one of our addresses, and reads the JSON that it is answered with. Rejects where the server cannot be reached. */
export async function sendForm<Body>(
  address: string,
  fields: Readonly<Record<string, string>>,
  options: Pick<RequestInit, 'signal' | 'keepalive'> = {},
): Promise<FormAnswer<Body>> {
  const response = await fetch(address, {method: 'POST', headers: {Accept: 'application/json'}, body: new URLSearchParams(fields), ...options})
  return {ok: response.ok, status: response.status, body: (await response.json()) as Body}
}
