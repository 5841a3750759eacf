/** Answers that somebody wrote to be read in two ways, alone and with another one behind it that nobody asked for. */

/** The answer that stands behind others. */
export const UNASKED = 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil'
const OK = 'HTTP/1.1 200 OK\r\n'
const CHUNKS = '1\r\nZ\r\n0\r\n\r\n'

/** After `Transfer-Encoding:`. */
const codings = [
  ...[' chu\r\n nked', '\r\n\tchunked', ' chunked\x0b', ' "chunked"', ' chunked;q=1', ' CHUNKED', ' identity, chunked'],
  ...[' gzip, chunked', ' gzip', ' identity', ' chunked, identity', ' chunked,chunked', ' ,chunked', ' chunked,'],
  ...[' chunked chunked', ' chunked\0', ' chunked\r\nTransfer-Encoding: identity', ' chunked\r\nContent-Length: 2'],
  ...[' identity\r\nTransfer-Encoding: chunked', ' chunked\r\nContent-Length: 0', '', ' xchunked', ' chunked\rX: y'],
  ...[' chunked\nX: y', ' chun\xe2\x84\xaaed'],
]

/** After `Content-Length:`, where two bytes follow. */
const lengths = [
  ...[' +2', ' 2_0', ' 0x2', ' 2,2', ' 2, 5', ' 2 2', '', ' -1', ' -0', ' 2;', ` ${'0'.repeat(25)}2`, ' "2"', ' 2\0'],
  ...[' 18446744073709551618', ' 4294967298', ' 2\r\nContent-Length: 2', ' 2\r\nContent-Length: 5', ' \r\n 2'],
  ...[' 2\x0b', ' 9007199254740993', ' 2.0', ' 2e0'],
]

const names = [
  ...['Content-Length ', 'Content-Length\t', ' Content-Length', 'Content-Length\0', 'Content Length'],
  ...['X: y\nContent-Length', 'X: y\r\r\nContent-Length', 'X: y\rContent-Length', 'Content_Length'],
]

const chunked = [
  ...['0x1', '+1', '-1', '1_0', ' 1', '1 ;a', '1;a\nb', '1 a', '1\xa0', '1\0', '10000000000000001', '', '1g'].map(
    size => `${size}\r\nZ\r\n0\r\n\r\n`,
  ),
  `1;${'x'.repeat(17_000)}\r\nZ\r\n0\r\n\r\n`,
  ...['1\nZ\r\n0\r\n\r\n', '1\r\nZ\n0\r\n\r\n', '1\r\nZ\r0\r\n\r\n', '1\r\nZ\r\n0\n\r\n', '1\r\nZZ\r\n0\r\n\r\n'],
  ...['Content-Length: 9', 'Set-Cookie: a=b', 'X: a\0b', 'X: a\rb', '__proto__: x', 'HTTP/1.1 200 OK'].map(
    line => `1\r\nZ\r\n0\r\n${line}\r\n\r\n`,
  ),
  `1\r\nZ\r\n0\r\n${'X: y\r\n'.repeat(3000)}\r\n`,
]

const firstLines = [
  ...['HTTP/1.1 204 No Content', 'HTTP/1.1 304 Not Modified', 'HTTP/1.1 205 Reset Content', 'HTTP/1.1 100 Continue'],
  ...['HTTP/1.1 101 Switching Protocols', 'HTTP/1.1 102 P', 'HTTP/1.1 103 Early Hints', 'HTTP/1.1 199 x'],
  ...['HTTP/1.1 000 x', 'HTTP/1.1 1000 x', 'HTTP/1.1 20 OK', 'HTTP/1.1 2000 OK', 'HTTP/1.1 2x0 OK', 'HTTP/1.1 -200 OK'],
  ...['HTTP/1.1 +200 OK', 'HTTP/1.1  200 OK', 'HTTP/1.1\t200 OK', 'HTTP/1.1 200', 'HTTP/1.1 200 ', 'HTTP/1.1 200OK'],
  ...['HTTP/2.0 200 OK', 'HTTP/1.2 200 OK', 'HTTP/0.9 200 OK', 'HTTP/1.10 200 OK', 'http/1.1 200 OK', 'HTTP 200 OK'],
  ...['ICY 200 OK', 'HTTP/1.1 200 O\0K', 'HTTP/1.1 200 O\rK', 'HTTP/1.1 200 O\x01K', 'HTTP/1.1 200 \xff'],
  ...['HTTP/1.1 99999999999999999999 x', 'HTTP/1.1 4294967496 OK', 'HTTP/1.1 65736 OK', 'HTTP/1.1 200\0 OK'],
  ...['\r\nHTTP/1.1 200 OK', ' HTTP/1.1 200 OK', '\0HTTP/1.1 200 OK', '<html>', 'GET / HTTP/1.1', 'HTTP/1.1 600 x'],
  ...['HTTP/1.1 999 x', 'HTTP/1.0 200 OK', `HTTP/1.1 200 ${'a'.repeat(70_000)}`],
]

const framings = [
  ...['Content-Length: 2\r\n\r\nok', `Transfer-Encoding: chunked\r\n\r\n${CHUNKS}`, 'Connection: close\r\n\r\nok'],
  'Upgrade: x\r\nConnection: upgrade\r\nContent-Length: 2\r\n\r\nok',
]

const fields = [
  ...['X: a\0b', 'X: a\x01b', 'X\0: a', 'X y: z', ': z', 'X', '__proto__: x\r\nconstructor: y', 'X: y\r\n z', 'X : y'],
  ...[`X: ${'a'.repeat(70_000)}`, Array.from({ length: 3000 }, (_, n) => `X${n}: y`).join('\r\n'), 'X: y\r\n\rZ: w'],
  ...['Connection: close', 'Connection: close, keep-alive', 'Connection: keep-alive\r\nConnection: close', '@: y'],
  ...['Keep-Alive: timeout=99999999999', 'Keep-Alive: timeout=-1', 'Set-Cookie: a=b\r\nSet-Cookie: __proto__=c'],
  ...['Trailer: Content-Length', 'Location: \r\n', 'Proxy-Connection: close', 'X: y\r\n \r\n z'],
]

const last = `${OK}Content-Length: 2\r\n\r\nok`

const alone: readonly string[] = [
  ...codings.map(value => `${OK}Transfer-Encoding:${value}\r\n\r\n${CHUNKS}`),
  ...lengths.map(value => `${OK}Content-Length:${value}\r\n\r\nok`),
  ...names.map(name => `${OK}${name}: 2\r\n\r\nok`),
  ...chunked.map(body => `${OK}Transfer-Encoding: chunked\r\n\r\n${body}`),
  ...firstLines.flatMap(line => framings.map(rest => `${line}\r\n${rest}`)),
  ...fields.map(line => `${OK}${line}\r\nContent-Length: 2\r\n\r\nok`),
  `HTTP/1.1 100 Continue\r\nContent-Length: 4\r\n\r\nevil${last}`,
  `HTTP/1.1 103 Early\r\nTransfer-Encoding: chunked\r\n\r\n${last}`,
  'HTTP/1.1 103 E\r\nA: b\r\n\r\n'.repeat(99) + last,
  'HTTP/1.1 103 E\r\nA: b\r\n\r\n'.repeat(500) + last,
  `${OK}Content-Length: 9\r\n\r\nok`,
]

/** One byte a character. */
export const hostileAnswers: readonly string[] = alone.flatMap(text => [text, text + UNASKED])
