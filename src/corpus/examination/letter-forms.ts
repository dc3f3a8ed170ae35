/** Letters and digits in a second form that looks alike or nearly so, and that a model takes for others: ｆｕｌｌ ｗｉｄｔｈ and its kind. */
const FULL_WIDTH = '\\uff10-\\uff19\\uff21-\\uff3a\\uff41-\\uff5a';
const HALF_WIDTH_KANA = '\\uff66-\\uff9f';
const LIGATURES = '\\ufb00-\\ufb06';
/** As text has that was taken out of a PDF. */
const SHAPED_ARABIC = '\\ufb50-\\ufdcf\\ufe70-\\ufefc';
const MATHEMATICAL = '\\u{1d400}-\\u{1d7ff}';
/** Not marks such as ！, which are usual in Chinese and Japanese, nor ①, ½ and ™, which mean more than their letters. */
const FORMS = `[${FULL_WIDTH}${HALF_WIDTH_KANA}${LIGATURES}${SHAPED_ARABIC}${MATHEMATICAL}]`;
const FORM = new RegExp(FORMS, 'u');

/** Example "Ｈｅｌｌｏ １２３", "ｶﾀｶﾅ", "ﬁnd", "𝐛𝐨𝐥𝐝" */
export function hasOtherForms(text: string): boolean {
  return FORM.test(text);
}

export const USUAL_FORMS = `node -e 'process.stdout.write(require("fs").readFileSync(0, "utf8").replace(/${FORMS}+/gu, (all) => all.normalize("NFKC")))' < old.tsv > new.tsv`;
