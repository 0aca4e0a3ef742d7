/** Where a page says notFound(); the HTTP handler answers with /lost in its place, so readers of a running site never see this. */
export default function NotFound() {
  return (
    <main>
      <h1>There is no page here</h1>
    </main>
  );
}
