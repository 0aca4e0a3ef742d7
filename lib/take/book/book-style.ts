/** The name of a book's style sheet in it. */
export const bookStyle = 'book.css';

/** Little: readers choose face, size and colors themselves. */
export const bookRules = `h1 {
  font-size: 1.5em;
  line-height: 1.25;
  margin: 1em 0;
}

h2 {
  font-size: 1.2em;
}

h3,
h4,
h5 {
  font-size: 1.05em;
}

h1,
h2,
h3,
h4,
h5 {
  break-after: avoid;
}

pre {
  white-space: pre-wrap;
  font-size: 0.85em;
  border-inline-start: 0.2em solid;
  padding-inline-start: 0.7em;
}

table {
  border-collapse: collapse;
}

th,
td {
  border: 1px solid;
  padding: 0.2em 0.5em;
  text-align: start;
}

.align-right {
  text-align: end;
}

.align-center {
  text-align: center;
}

img {
  max-width: 100%;
  height: auto;
}

figure,
.formula,
tr,
pre {
  break-inside: avoid;
}

.formula {
  margin: 1em 0;
  text-align: center;
}

.admonition,
.details {
  border-inline-start: 0.2em solid;
  padding-inline-start: 0.8em;
}

.admonition-title,
.summary {
  font-weight: bold;
}

.glued {
  white-space: nowrap;
}

math {
  font-family: "STIX Two Math", "Latin Modern Math", "Cambria Math", math;
}

.options {
  list-style-type: upper-alpha;
}

.source,
.related,
.footnotes {
  font-size: 0.85em;
  border-top: 1px solid;
  padding-top: 0.5em;
}
`;
