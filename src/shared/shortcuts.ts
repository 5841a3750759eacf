/**
 * Ways that are shorter than those they stand for, and that nobody can tell from them but by the time they take. All are taken; the
 * bench leaves one out to measure what it is worth (`npm run bench -- --without NAME,…`), before it makes a module.
 */
export const shortcuts = {
  /** Small pieces go to the handle of a connection, past its stream (http/socket/handle-write). */
  'handle-writes': true,
  /** Long texts are put into one block of bytes (http/socket/long-pieces). */
  'long-pieces': true,
  /** Connections read into one buffer (http/socket/shared-reads). */
  'shared-reads': true,
  /** A request that nobody listens to ends in one turn (http/server/unheard-requests). */
  'unheard-requests': true,
  /** Header lines that came before on a connection are not read again (wire/line-memory). */
  'line-memory': true,
}
