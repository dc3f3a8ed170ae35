/**
 * The script of the report page, which runs in the reader's browser: it shows the search box, hides the rows that do not
 * have what is looked for, and sorts. It asks nothing of a network; without it the page reads the same.
 */
export const PAGE_SCRIPT = `
'use strict';
const $ = (id) => document.getElementById(id);
const body = document.querySelector('#sentences tbody');
const rows = [...body.rows].map((row) => ({ row, text: row.textContent.toLowerCase() }));

function search() {
  const words = $('search').value.toLowerCase().split(/\\s+/).filter(Boolean);
  let shown = 0;
  for (const { row, text } of rows) {
    row.hidden = !words.every((word) => text.includes(word));
    if (!row.hidden) shown++;
  }
  $('shown').textContent = shown + ' of ' + rows.length + ' sentences';
}

const valueOf = (row, column) => Number(row.cells[column].dataset.value);

function sort() {
  const [column, direction] = $('sort').value.split(' ').map(Number);
  rows.sort((a, b) => direction * (valueOf(a.row, column) - valueOf(b.row, column)) || valueOf(a.row, 0) - valueOf(b.row, 0));
  body.append(...rows.map(({ row }) => row));
}

[...document.querySelectorAll('#sentences thead th')].slice(0, -1).forEach((head, column) => {
  for (const [direction, name] of column === 0 ? [[1, 'as in the file']] : [[1, 'lowest first'], [-1, 'highest first']]) {
    const option = document.createElement('option');
    option.value = column + ' ' + direction;
    option.textContent = column === 0 ? name : head.textContent + ', ' + name;
    $('sort').append(option);
  }
});
$('search').addEventListener('input', search);
$('sort').addEventListener('change', sort);
document.querySelector('.controls').hidden = false;
search();
`;
