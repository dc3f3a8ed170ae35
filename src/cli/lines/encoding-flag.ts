/** What `--encoding` means, for every command that reads text. */
export const ENCODING_MEANING =
  'encoding of the input, such as cp949 or latin1 (default: UTF-8, or by byte order mark)';
