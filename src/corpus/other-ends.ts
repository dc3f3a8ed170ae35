/** Characters that some programs end lines with; in a file of lines they are text. */
export const OTHER_ENDS = /[\v\f\u0085\u2028\u2029]/;
