/**
 * The link by which a reader reports a problem with a page: a letter with subject and address filled in, or the
 * owner's form with `{url}` and `{title}` in its address replaced.
 */
export function reportAddress(
  report: string,
  page: { readonly url: string; readonly title: string },
): string {
  const url = encodeURIComponent(page.url);
  const title = encodeURIComponent(page.title);
  if (/^mailto:/i.test(report))
    return `${report}?subject=${title}&body=${encodeURIComponent(`${page.url}\n\n`)}`;
  return report.replaceAll('{url}', url).replaceAll('{title}', title);
}
