/** Structured data: escaped so that no text in it can end the script element or be read as markup. */
export function JsonLd({
  data,
  sendOnce = (text) => text,
}: {
  readonly data: object;
  /** How a text is sent that the page's scripts do not need. */
  readonly sendOnce?: (text: string) => string;
}) {
  const text = JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON, escaped above
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: sendOnce(text) }} />;
}
