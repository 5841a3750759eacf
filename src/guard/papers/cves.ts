/**
 * The CVEs since 2013 that touched http or https of Node, and those of what stands around them that scanners tell of such
 * a release: which fix answers each, or why it is not ours to answer.
 */

/** Why no fix is needed, whatever the release. */
export const REASONS = {
  host: 'It was in the engine, OpenSSL or a library of the binary. The program runs on that of today, whose fixes count.',
  http2: 'It is of HTTP/2, which these modules do not serve.',
  memory:
    'It was in native code of that binary: these modules have none, and connections share no memory (src/guard/always.test.ts).',
  identity:
    'The names in certificates are looked at by the host, in the words of the release (src/https/identity.test.ts).',
  always: 'What it rests on is not reproduced, guarded or not (src/guard/always.test.ts).',
} as const

type Reason = keyof typeof REASONS

export interface KnownCve {
  readonly cve: string
  /** What it is, in a few words. */
  readonly what: string
  /** The fixes that answer it, by id; empty if `because` says why none is needed. */
  readonly fixes: readonly string[]
  readonly because?: Reason
}

const by = (cve: string, fixes: string, what: string): KnownCve => ({ cve, what, fixes: fixes.split(' ') })
const not = (because: Reason, cve: string, what: string): KnownCve => ({ cve, what, fixes: [], because })

export const cves: readonly KnownCve[] = [
  by('CVE-2013-4450', 'flood', 'pipelined requests without reading exhaust memory'),
  not('host', 'CVE-2014-0160', 'Heartbleed: OpenSSL shows memory'),
  not('host', 'CVE-2014-0224', 'OpenSSL takes ChangeCipherSpec too early'),
  not('host', 'CVE-2014-3566', 'POODLE: SSL 3.0'),
  not('host', 'CVE-2014-5256', 'the engine overflows its stack'),
  not('host', 'CVE-2015-4000', 'Logjam: export ciphers'),
  not('host', 'CVE-2015-5380', 'the engine decodes UTF-8 beyond its buffer'),
  not('host', 'CVE-2015-6764', 'the engine prints JSON beyond its buffer'),
  by('CVE-2015-7384', 'answer-turn flood', 'pipelined requests crash or stop a server'),
  by('CVE-2015-8027', 'flood', 'pipelined requests meet a parser that is gone'),
  not('host', 'CVE-2016-0800', 'DROWN: SSL 2.0'),
  not('host', 'CVE-2016-1669', 'the engine compiles patterns beyond its buffer'),
  by('CVE-2016-2086', 'length-and-coding repeated-length', 'messages framed in two ways'),
  not('host', 'CVE-2016-2183', 'SWEET32: ciphers with small blocks'),
  by('CVE-2016-2216', 'response-splitting wide-headers header-names', 'header values that split responses'),
  by('CVE-2016-5325', 'reason-phrase', 'reason phrases that split responses'),
  not('identity', 'CVE-2016-7099', 'wildcards in certificates that match too much'),
  not('host', 'CVE-2017-14919', 'zlib of the binary refuses a window and crashes'),
  not('host', 'CVE-2017-15896', 'OpenSSL writes in the clear after an error'),
  not('memory', 'CVE-2017-15897', 'Buffer is not filled by what it cannot encode'),
  not('host', 'CVE-2018-12115', 'Buffer writes beyond its end in UCS-2'),
  by('CVE-2018-12116', 'request-splitting', 'paths that split requests'),
  not('host', 'CVE-2018-12120', 'the debugger listens on all interfaces'),
  by('CVE-2018-12121', 'head-size', 'many large heads exhaust memory'),
  by('CVE-2018-12122', 'head-time', 'heads that come slowly'),
  by('CVE-2018-12123', 'url-host', 'a host that is another one in capital letters'),
  by('CVE-2018-7159', 'length-digits', 'blanks within Content-Length'),
  not('host', 'CVE-2018-7160', 'DNS rebinding of the inspector'),
  not('http2', 'CVE-2018-7161', 'a server of HTTP/2 crashes'),
  not('host', 'CVE-2018-7162', 'TLS crashes at the end of a handshake'),
  not('memory', 'CVE-2018-7164', 'reads of 4 KB keep larger blocks alive'),
  not('host', 'CVE-2018-7166', 'Buffer.alloc shows memory'),
  not('host', 'CVE-2018-7167', 'Buffer.fill goes on for ever'),
  not('host', 'CVE-2019-15604', 'a certificate crashes the TLS of the binary'),
  by('CVE-2019-15605', 'coding-list', 'Transfer-Encoding that is read in two ways'),
  by('CVE-2019-15606', 'trailing-blanks', 'blanks at the end of header values'),
  by('CVE-2019-5737', 'head-time', 'heads that come slowly on kept connections'),
  by('CVE-2019-5739', 'keep-alive-time', 'kept connections stay open for two minutes'),
  ...['9511', '9512', '9513', '9514', '9515', '9516', '9517', '9518'].map(number =>
    not('http2', `CVE-2019-${number}`, 'floods of HTTP/2'),
  ),
  not('host', 'CVE-2020-1971', 'OpenSSL compares names and crashes'),
  not('host', 'CVE-2020-8172', 'a resumed TLS session is not verified'),
  not('host', 'CVE-2020-8174', 'napi writes beyond its buffer'),
  by('CVE-2020-8201', 'bare-cr', 'a CR in a name is read as a dash'),
  by('CVE-2020-8251', 'request-time', 'requests that never end'),
  not('memory', 'CVE-2020-8265', 'TLS uses memory after it is free'),
  not('host', 'CVE-2020-8277', 'the resolver writes beyond its buffer'),
  by('CVE-2020-8287', 'coding-list', 'a second Transfer-Encoding is passed over'),
  not('http2', 'CVE-2021-22883', 'unknown protocols leak descriptors'),
  not('host', 'CVE-2021-22884', 'DNS rebinding of the inspector'),
  not('host', 'CVE-2021-22918', 'libuv reads beyond a name'),
  not('http2', 'CVE-2021-22930', 'a stream is used after it is free'),
  not('host', 'CVE-2021-22931', 'names of DNS are not checked'),
  by('CVE-2021-22939', 'verify-peer', 'an undefined rejectUnauthorized verifies nobody'),
  not('http2', 'CVE-2021-22940', 'a stream is used after it is free'),
  by('CVE-2021-22959', 'blank-before-colon', 'blanks between name and colon'),
  by('CVE-2021-22960', 'chunk-line', 'extensions of chunks are passed over'),
  not('identity', 'CVE-2021-44531', 'URIs as names of certificates'),
  not('identity', 'CVE-2021-44532', 'names of certificates that inject others'),
  not('identity', 'CVE-2021-44533', 'subjects of certificates with several values'),
  not('host', 'CVE-2022-0778', 'OpenSSL reads a certificate for ever'),
  not('host', 'CVE-2022-32212', 'DNS rebinding of the inspector'),
  by('CVE-2022-32213', 'coding-list', 'Transfer-Encoding that is not checked'),
  by('CVE-2022-32214', 'bare-cr bare-lf chunk-end', 'lines that do not end with CR LF'),
  by('CVE-2022-32215', 'folded-lines', 'Transfer-Encoding over several lines'),
  by('CVE-2022-35256', 'bare-cr bare-lf', 'header lines that do not end with CR LF'),
  not('host', 'CVE-2022-43548', 'DNS rebinding of the inspector'),
  not('host', 'CVE-2023-23936', 'fetch lets line ends into Host'),
  by('CVE-2023-30589', 'bare-cr', 'a CR alone ends a header line'),
  not('http2', 'CVE-2023-44487', 'streams that are reset at once'),
  by('CVE-2024-22019', 'chunk-line', 'extensions of chunks without end'),
  not('host', 'CVE-2024-22025', 'fetch decodes without end'),
  by('CVE-2024-27982', 'blank-before-name', 'a blank before Content-Length'),
  not('http2', 'CVE-2024-27983', 'a server of HTTP/2 crashes'),
  by('CVE-2025-23167', 'bare-cr', 'a head that ends with CR LF CR and another byte'),
  not('host', 'CVE-2026-21637', 'callbacks of TLS that throw'),
  not('always', 'CVE-2026-21710', 'a header named __proto__ throws where headers are told apart'),
  not('http2', 'CVE-2026-21714', 'flow control of HTTP/2 leaks'),
  not('host', 'CVE-2026-21717', 'hashes of the engine collide'),
  by('CVE-2026-48931', 'surplus-answer', 'bytes behind an answer become the next answer'),
]
