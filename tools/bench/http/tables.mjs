const COLUMNS = 'id, title, price, status, stock, created_at, updated_at, revision';
const ROWS = `SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'product ' || n, n % 1000 + 0.5, 'live', n % 50, now(), now(), 1
  FROM generate_series(1, 10000) AS n`;

/**
 * Puts the tables of a database into the state in which every measurement finds them: 10,000 products, and nothing else.
 * @param {{ query: (sql: string) => Promise<object[]> }} database
 */
export async function fill(database) {
  await database.query('TRUNCATE products, articles');
  await database.query(`INSERT INTO products (${COLUMNS}) ${ROWS}`);
  await database.query('VACUUM ANALYZE products, articles');
}
