/** A page's script as a text: `page.inline.js` is made from `page.client.ts` by bin/inline-scripts.js. */
declare module '*.inline.js' {
  const script: string;
  export default script;
}
