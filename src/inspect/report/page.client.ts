/**
 * The script of the report page, which runs in the reader's browser: it shows the search box, hides the rows that do not
 * have what is looked for, and sorts. It asks nothing of a network; without it the page reads the same.
 */
const find = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
const searchBox = find<HTMLInputElement>('search');
const sortList = find<HTMLSelectElement>('sort');
const body = document.querySelector<HTMLTableSectionElement>('#sentences tbody')!;
const rows = [...body.rows].map((row) => ({ row, text: row.textContent.toLowerCase() }));

function search(): void {
  const words = searchBox.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const { row, text } of rows) {
    row.hidden = !words.every((word) => text.includes(word));
    if (!row.hidden) shown++;
  }
  const text = find('shown').dataset.text!;
  find('shown').textContent = text.replace('{shown}', String(shown)).replace('{all}', String(rows.length));
}

function sort(): void {
  const [column, direction] = sortList.value.split(' ').map(Number) as [number, number];
  const figureOf = (row: HTMLTableRowElement, at: number) => Number(row.cells[at]!.dataset.value);
  const compare = (a: HTMLTableRowElement, b: HTMLTableRowElement, at: number) => figureOf(a, at) - figureOf(b, at);
  rows.sort((a, b) => direction * compare(a.row, b.row, column) || compare(a.row, b.row, 0));
  body.append(...rows.map(({ row }) => row));
}

const heads = [...document.querySelectorAll('#sentences thead th')].slice(0, -1);
const { asInFile, lowest, highest } = document.querySelector<HTMLElement>('.controls')!.dataset;
sortList.append(new Option(asInFile, '0 1'));
heads.slice(1).forEach(({ textContent: name }, i) => {
  sortList.append(new Option(lowest!.replace('{name}', name), `${i + 1} 1`));
  sortList.append(new Option(highest!.replace('{name}', name), `${i + 1} -1`));
});
searchBox.addEventListener('input', search);
sortList.addEventListener('change', sort);
document.querySelector<HTMLElement>('.controls')!.hidden = false;
search();
