/** Requests that somebody wrote to be read in two ways, each with another one behind it that must not be taken for more than it is. */

const HOST = 'Host: x\r\n'
/** What an attacker wants to have read. */
const EVIL = 'GET /evil HTTP/1.1\r\nHost: x\r\n\r\n'
const CHUNKS = '1\r\nZ\r\n0\r\n\r\n'

const asked = (lines: string, body: string, first = 'POST /a HTTP/1.1'): string =>
  `${first}\r\n${HOST}${lines}\r\n\r\n${body}${EVIL}`

/** After `Transfer-Encoding:`. */
const codings = [
  ' chu\r\n nked',
  '\r\n\tchunked',
  ' chunked\x0b',
  ' chunked\x0c',
  ' \x0bchunked',
  ' "chunked"',
  ' chunked;q=1',
  " 'chunked'",
  ' chunked\xa0',
  ' CHUNKED',
  ' identity, chunked',
  ' gzip, chunked',
  ' chunked, identity',
  ' chunked,chunked',
  ' ,chunked',
  ' chunked,',
  ' , ,',
  ' chunked chunked',
  ' chun ked',
  ' chunked\0',
  ' x\0, chunked',
  ' chunked\x85',
  ' chunked\r\nTransfer-Encoding: identity',
  ' identity\r\nTransfer-Encoding: chunked',
  ' chunked\r\nTransfer-Encoding:',
  ' chunked\r',
  ' chunked\rX: y',
  ' chunked\nX: y',
  '',
  ' trailers',
  ' CHUNKED , GZIP',
  ' chunKed ;a=b',
  ' \t chunked \t',
  ' deflate;x="a,chunked"',
  ' \xe2\x84\xaachunked',
  ' chun\xe2\x84\xaaed',
]

/** What may be taken for a name of framing, before its colon. */
const disguises = (name: string): string[] => [
  name.replace('-', '_'),
  `${name} `,
  `${name}\t`,
  ` ${name}`,
  `\t${name}`,
  `${name}\0`,
  `\x0b${name}`,
  `${name}\x0b`,
  `${name}\xa0`,
  name.replace('-', '\xad'),
  name.replace('-', ' '),
  `X\n${name}`,
  `X: y\n${name}`,
  `X: y\r${name}`,
  `X: y\r\r\n${name}`,
  `X: y\n\r${name}`,
  `X:\r\n\r\n${name}`,
  `X: y\r\n ${name}`,
  `X\r\n ${name}`,
]

/** After `Content-Length:`, where three bytes follow. */
const lengths = [
  ' +3',
  ' 3_0',
  ' 0x3',
  ' 3,3',
  ' 3, 5',
  ' 3 3',
  '',
  ' -0',
  ' 3;',
  ' 3\x0b',
  ' \xef\xbc\x93',
  ' 1e1',
  ' 3.0',
  ` ${'0'.repeat(31)}3`,
  ` ${'9'.repeat(30)}`,
  ' 18446744073709551619',
  ' 4294967299',
  ' \r\n 3',
  ' 3\r\n 5',
  ' "3"',
  ' 3\0',
  ' \x003',
  ' 3\r\nContent-Length: 3',
  ' 3\r\nContent-Length: 5',
  ' 0\r\nContent-Length: 3',
  ' 3\r\nCONTENT-LENGTH:',
  ' 3\r\ncontent-length : 0',
  ' 3,',
  ' ,3',
  ' 3\t',
  ' 03',
  ' 0 3',
  ' \xa03',
  ' 3\x85',
]

const chunkSizes = [
  ...['0x1', '+1', '-1', '1_0', ' 1', '\t1', '', '1 ;a', '1;a\nb', '1;a="\r\n"', '01', `${'0'.repeat(21)}1`, '1\xa0'],
  ...['1\0', '1;a\0', '1;\x0b', '1 a', '1g', 'g', '1;a\rb', '1,', '1,1', '1;;', '1=1', '1h', '1L', '10000000000000001'],
  ...['100000001', '-0', '1\t;x', `1${' '.repeat(50)}`, `1;${'x'.repeat(9000)}`, '\u0661'],
]

const chunked = [
  '1\nZ\r\n0\r\n\r\n',
  '1\r\nZ\n0\r\n\r\n',
  '1\r\nZ\r0\r\n\r\n',
  '1\r\nZ\r\n0\n\r\n',
  '1\r\nZ\r\n0\r\n\n',
  '1\r\nZ\r\n0\r\r\n\r\n',
  '1\r\nZZ\r\n0\r\n\r\n',
  '1\r\nZ0\r\n\r\n',
  '1\r\nZ\r\n00;a\r\n\r\n',
  '1\r\nZ\r\n0_\r\n\r\n',
  '1\r\nZ\r\n0 0\r\n\r\n',
  '1\r\nZ\r\n\r\n0\r\n\r\n',
  '\r\n1\r\nZ\r\n0\r\n\r\n',
  '2\r\n\r\n\r\n0\r\n\r\n',
  '0\r\n\r\n',
  '0\r\n\r\n0\r\n\r\n',
  '5\r\nab',
]

const trailers = [
  'X: y\n',
  'X : y\r\n',
  ' X: y\r\n',
  'Content-Length: 9\r\n',
  'Transfer-Encoding: chunked\r\n',
  'Host: evil\r\n',
  '__proto__: x\r\nconstructor: y\r\n',
  'GET /evil HTTP/1.1\r\n',
  'X\r\n',
  ': x\r\n',
  'X: a\0b\r\n',
  'X: a\rb\r\n',
  'X: a\r\n b\r\n',
  'X: y\r\n'.repeat(1500),
  `X: ${'y'.repeat(20_000)}\r\n`,
]

const firstLines = [
  ...['GET /a', 'GET  /a HTTP/1.1', 'GET /a  HTTP/1.1', 'GET\t/a HTTP/1.1', 'GET /a\tHTTP/1.1', 'GET /a HTTP/1.1 '],
  ...['GET /a HTTP/1.1 x', 'GET /a HTTP/1.2', 'GET /a HTTP/2.0', 'GET /a HTTP/1.10', 'GET /a HTTP/01.1'],
  ...['GET /a http/1.1', 'GET /a HTTP/1,1', 'GET /a HTTP/1.', 'GET /a HTTP/.1', 'GET /a HTTP 1.1', 'GET /a b HTTP/1.1'],
  ...['GET /a#b HTTP/1.1', 'GET /\x7f HTTP/1.1', 'GET /\0 HTTP/1.1', 'GET /\x01 HTTP/1.1', 'GET a HTTP/1.1'],
  ...['GET * HTTP/1.1', 'OPTIONS * HTTP/1.1', 'get /a HTTP/1.1', 'GeT /a HTTP/1.1', 'G\0ET /a HTTP/1.1'],
  ...[' GET /a HTTP/1.1', '\tGET /a HTTP/1.1', '\x00GET /a HTTP/1.1', '\xef\xbb\xbfGET /a HTTP/1.1'],
  ...['GET http://y/a HTTP/1.1', 'GET http://x/a HTTP/1.1', 'GET http://x@y/a HTTP/1.1', 'GET http:/a HTTP/1.1'],
  ...['GET http:///a HTTP/1.1', 'GET //y/a HTTP/1.1', 'GET \\a HTTP/1.1', 'GET /a\\..\\b HTTP/1.1', 'GET ?a HTTP/1.1'],
  ...['PRI * HTTP/2.0', 'GET /a HTTP/1.1\rX: y', 'GET /a\r HTTP/1.1', 'GET /a HTTP/1.1\n\rX: y', 'GET /a HTTP/1.0'],
  ...['GET /a HTTP/1.1\0', 'GET /a SIP/2.0', 'RTSP /a RTSP/1.0', 'GET /a ICE/1.0', 'SOURCE /a HTTP/1.1'],
  ...['CONNECT x HTTP/1.1', 'CONNECT x:1 HTTP/1.1', 'CONNECT /a HTTP/1.1', 'HTTP/1.1 200 OK'],
  ...[`GET ${'/a'.repeat(12_000)} HTTP/1.1`, '\r\r\nGET /a HTTP/1.1', '\n\n\nGET /a HTTP/1.1', 'GET /a HTTP/1.1;x'],
  ...['GET /a\xa0HTTP/1.1', 'GET\x0b/a HTTP/1.1', 'GET /a\x0cHTTP/1.1', 'QUERY /a HTTP/1.1', 'M-SEARCH * HTTP/1.1'],
  ...['GET /%00%0d%0a HTTP/1.1', 'GET /a HTTP/+1.1', 'GET /a HTTP/1.1/', 'GET /a HTTP/ 1.1', 'GET /a HTTPS/1.1'],
]

const hosts = [
  ...['', 'Host: x\r\nHost: x\r\n', 'Host: x\r\nhost: y\r\n', 'Host: a, b\r\n', 'Host: x\0\r\n', 'Host: a@b\r\n'],
  ...['Host: x/..\r\n', 'Host:\r\n', 'Host: x:80:80\r\n', 'Host: x:-1\r\n', 'Host: x:99999\r\n', 'Host: x y\r\n'],
  ...['Host: x#y\r\n', 'Host: x?y\r\n', 'Host: x\\y\r\n', 'Host: [::1]\r\n', 'Host: [::1\r\n', 'Host: ::1\r\n'],
  ...['Host: x\r\n y\r\n', 'Host : x\r\n', 'Host: \xff\r\n', 'Host: x;y\r\n', 'Host: "x"\r\n', 'Host: x,\r\n'],
  ...[' Host: x\r\n', 'Host: x\rHost: y\r\n', 'Host: x\nHost: y\r\n', 'Host: %00\r\n', 'Host: x%\r\n'],
  ...['Host: http://x\r\n', 'Host: x\r\nX-Forwarded-Host: y\r\n', 'Host\0: x\r\n'],
]

/** Lines of heads, behind which five bytes follow that may be a body. */
const fields = [
  ...['Connection: close', 'Connection: Close, TE', 'Connection: TE, keep-alive, close', 'Connection: close\x0b'],
  ...['Connection: keep-alive\r\nConnection: close', 'Proxy-Connection: close', 'Connection: x-close'],
  ...['Connection: Content-Length\r\nContent-Length: 5', 'Connection: upgrade\r\nUpgrade: h2c\r\nHTTP2-Settings: AA'],
  ...[
    'Connection: upgrade\r\nUpgrade: ws\r\nContent-Length: 5',
    'Upgrade: ws',
    'Expect: xyz',
    'Expect: 100-continue, x',
  ],
  ...['Connection: upgrade\r\nUpgrade: ws\r\nTransfer-Encoding: chunked', 'Expect: 100-continue\r\nContent-Length: 5'],
  ...['Keep-Alive: timeout=99999999999', 'Content-Length: 0\r\nTransfer-Encoding: chunked', 'X: a\0b', 'X: a\x01b'],
  ...['Transfer-Encoding: chunked\r\nContent-Length: 5', 'Content-Length: 5\r\nTransfer-Encoding: identity'],
  ...['Transfer-Encoding: identity\r\nContent-Length: 5', 'X: a\x7fb', 'X: \xff', 'X\0: a', 'X\x01: a', 'X y: z'],
  ...['X"y: z', 'X(y): z', '{x}: z', ': z', 'X', 'X\r\n y', 'X\xe9: z', '__proto__: x', 'X;y: z', 'X:y', '@: z', 'X=y'],
  ...['constructor: y\r\nhasOwnProperty: z\r\ntoString: w', `X: ${'a'.repeat(20_000)}`, 'X: y\r\n z', 'X: y\r\n:'],
  ...[Array.from({ length: 1200 }, (_, n) => `X${n}: y`).join('\r\n'), 'X: y\r\n\tz\r\n  w', 'X: y\r\n \r\n z'],
  ...['X: y\r\n \r', 'X: y\r\n\rZ: w', 'X: y\n z', 'X: y\r\n\x0bZ: w', 'X: y\r\n=', '-: x'],
  'Cookie: a=b\r\nCookie: __proto__=c',
]

const inAll = (field: string): string[] =>
  ['GET', 'POST', 'DELETE', 'HEAD'].flatMap(method =>
    ['1.1', '1.0'].map(version => asked(field, 'hello', `${method} /a HTTP/${version}`)),
  )

/** One byte a character. */
export const hostileRequests: readonly string[] = [
  ...codings.map(value => asked(`Transfer-Encoding:${value}`, CHUNKS)),
  ...disguises('Transfer-Encoding').map(name => asked(`${name}: chunked\r\nContent-Length: 0`, CHUNKS)),
  ...lengths.map(value => asked(`Content-Length:${value}`, 'abc')),
  ...disguises('Content-Length').map(name => asked(`${name}: 3`, 'abc')),
  ...chunkSizes.map(size => asked('Transfer-Encoding: chunked', `${size}\r\nZ\r\n0\r\n\r\n`)),
  ...chunked.map(body => asked('Transfer-Encoding: chunked', body)),
  ...trailers.map(lines => asked('Transfer-Encoding: chunked', `1\r\nZ\r\n0\r\n${lines}\r\n`)),
  ...firstLines.map(line => `${line}\r\n${HOST}\r\n${EVIL}`),
  ...hosts.flatMap(lines =>
    ['1.1', '1.0'].map(version => `GET /a HTTP/${version}\r\nConnection: keep-alive\r\n${lines}\r\n${EVIL}`),
  ),
  ...fields.flatMap(inAll),
  ...['1.0', '1.1'].flatMap(version =>
    ['', 'Connection: keep-alive\r\n'].map(
      keeps => `POST /a HTTP/${version}\r\n${HOST}${keeps}Transfer-Encoding: chunked\r\n\r\n${CHUNKS}${EVIL}`,
    ),
  ),
  asked(`Content-Length: ${EVIL.length}`, EVIL, 'GET /a HTTP/1.1'),
  'GET /a HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(200),
  `GET /a HTTP/1.1\nHost: x\n\n${EVIL}`,
  `POST /a HTTP/1.1\r\nHost: x\nContent-Length: 3\r\n\r\nabc${EVIL}`,
].map(text => Buffer.from(text, 'latin1').toString('latin1'))
