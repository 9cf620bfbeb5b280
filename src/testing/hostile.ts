/** What hostile and broken clients send: for paths, queries, forms and bodies. */

/** As a value of a field, a query or a header's part. */
export const HOSTILE_VALUES: readonly string[] = [
  '\u0000',
  'before\u0000after',
  "'; drop table service_request; --",
  '" or "1"="1',
  '<script>alert(1)</script><img src=x onerror=alert(2)>',
  '../../../../etc/passwd',
  '$' + '{7*7}{{7*7}}%n%s',
  '9'.repeat(40),
  '-1',
  '1e999',
  'NaN',
  '2147483648',
  '9223372036854775808',
  '------------------------------------', // as long as a uuid, and made of its signs
  '99999999-9999-9999-9999-999999999999',
  '2026-99-99T99:99:99Z',
  '+275760-09-13T00:00:00.001Z',
  '\uD83D\uDE00'.repeat(300),
  '\uD83D', // half of a pair
  'a\u0301'.repeat(500),
  '\u202Egnp.exe\u2066',
  'x'.repeat(20_000),
  '__proto__',
  'constructor',
  'javascript:alert(1)',
  '//evil.example/',
  '/\\evil.example',
  'https://evil.example/',
  'a\r\nSet-Cookie: hacked=1',
]

/** As a part of a path, encoded already: some of it wrongly. */
export const HOSTILE_PARTS: readonly string[] = [
  '%00',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '..%5c..%5cwindows',
  '%E0%A4%A',
  '%c0%ae',
  '%ff',
  "'%20or%201=1--",
  '%3Cscript%3Ealert(1)%3C%2Fscript%3E',
  '9'.repeat(30),
  '-1',
  '0',
  '1.5',
  '1e3',
  'NaN',
  '2147483648',
  '9223372036854775808',
  '------------------------------------',
  '99999999-9999-9999-9999-999999999999',
  '__proto__',
  'constructor',
  '%F0%9F%98%80',
  'x'.repeat(290),
  'x'.repeat(400),
]

/** Names of fields that some form, query or wire format of ours reads. */
export const FIELDS: readonly string[] = [
  ...['q', 'number', 'key', 'draft', 'service', 'check', 'photos', 'sent', 'added', 'size', 'small'],
  ...['address', 'choice', 'lat', 'lon', 'long', 'pinned', 'description', 'a.11', 'a.12', 'idempotency_key'],
  ...[
    'remove',
    'across',
    'down',
    'old',
    'assignee',
    'email',
    'phone',
    'firstName',
    'lastName',
    'wantsMail',
    'body',
    'note',
    'question',
    'public',
  ],
  ...['status', 'agency', 'team', 'who', 'group', 'area', 'channel', 'due', 'after', 'open', 'from', 'until'],
  ...['seen', 'staff', 'on', 'waits_on', 'resolution', 'deed', 'pick', 'back', 'done', 'not', 'to'],
  ...['password', 'new', 'again', 'current', 'code', 'remember', 'name', 'roles', 'role', 'teams', 'locale'],
  ...['label', 'partner', 'scopes', 'scope', 'page', 'before', 'kind', 'person', 'day', 'box', 'zoom'],
  ...['api_key', 'jurisdiction_id', 'service_code', 'service_request_id', 'start_date', 'end_date'],
  ...['address_string', 'address_id', 'first_name', 'last_name', 'device_id', 'account_id', 'media_url'],
  ...['attribute[11]', 'attribute[12]', 'updated_after', 'updated_before', 'page_size', 'extensions'],
  ...['update_id', 'updated_datetime', 'fixed', 'radius', 'bbox', 'sort', 'order', 'agency_responsible'],
]

export interface HostileBody {
  readonly type?: string
  readonly body: string | Buffer
  readonly headers?: Readonly<Record<string, string>>
}

const FORM = 'application/x-www-form-urlencoded'

/** Whole bodies that are not what they say, or not what anybody wants. */
export const HOSTILE_BODIES: readonly HostileBody[] = [
  { body: '' },
  { body: 'a=1' },
  { type: FORM, body: '' },
  { type: FORM, body: '%%%=%&&&&===;' },
  { type: FORM, body: `a=${'x'.repeat(2 * 1024 * 1024)}` },
  { type: FORM, body: Array.from({ length: 5_000 }, (_, at) => `f${at}=1`).join('&') },
  { type: FORM, body: 'pick[]=1&pick[a]=2&__proto__[x]=1&constructor[prototype]=2&seen[]=1' },
  ...['null', '5', '"x"', '[]', '{}', '{"a":', '[[[[]]]]', '{"__proto__":{"admin":true}}'].map((body) => ({
    type: 'application/json',
    body,
  })),
  { type: 'application/json', body: '['.repeat(50_000) },
  { type: 'application/json; charset=utf-16', body: '{}' },
  { type: 'text/plain', body: 'seen=1' },
  { type: 'text/xml', body: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>' },
  { type: 'application/octet-stream', body: Buffer.from([0, 255, 254, 1]) },
  { type: 'nonsense', body: 'x' },
  { type: '/;;;', body: 'x' },
  { type: 'multipart/form-data', body: '--x--' },
  { type: 'multipart/form-data; boundary=x', body: '--x\r\ncontent-disposition: form-data; name="a' },
  { type: 'multipart/form-data; boundary=x', body: '--y\r\n\r\n--y--\r\n' },
  {
    type: 'multipart/form-data; boundary=x',
    body: '--x\r\ncontent-disposition: form-data; name="__proto__"\r\n\r\n1\r\n--x--\r\n',
  },
  {
    type: 'multipart/form-data; boundary=x',
    body: '--x\r\ncontent-disposition: form-data; name="toString"\r\n\r\n1\r\n--x--\r\n',
  },
  {
    type: 'multipart/form-data; boundary=x',
    body: '--x\r\ncontent-disposition: form-data; name="photos"; filename="../../x.jpg"\r\ncontent-type: image/jpeg\r\n\r\nnot a photo\r\n--x--\r\n',
  },
  {
    type: 'multipart/form-data; boundary=x',
    body: `${Array.from({ length: 300 }, (_, at) => `--x\r\ncontent-disposition: form-data; name="f${at}"\r\n\r\n1\r\n`).join('')}--x--\r\n`,
  },
  { type: FORM, body: 'seen=1', headers: { 'content-encoding': 'gzip' } },
]
