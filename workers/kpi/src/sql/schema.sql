CREATE TYPE status_name AS ENUM ('cancelled', 'complete', 'completed', 'delivered', 'pending', 'processing', 'returned', 'shipped');

-- The rows of the files that a run reads, in the order of the files' lines; `file` is the number that the index gave to the file.
CREATE TABLE new_items (id BIGINT, order_id BIGINT, product_id BIGINT, status status_name, day DATE, sale_price DECIMAL(18, 6), file INTEGER);
CREATE TABLE new_orders (id BIGINT, user_id BIGINT, status status_name, day DATE, file INTEGER);
CREATE TABLE new_products (id BIGINT, category VARCHAR, file INTEGER);

-- Every file that the index knows or that this run reads. Of two rows with one id that of the higher rank wins; `gone` is true of files that the
-- input no longer has in this form.
CREATE TABLE files (file INTEGER, rank INTEGER, gone BOOLEAN);

-- The canonical form of each kind of value: anything else stops the load, and the file is screened line by line in TypeScript,
-- whose forms are in validate/columns.ts. A bare CAST would take 7.6 for the id 8, and 1e3 for 1000: so a number has to be written
-- as the cast writes it. The usual forms are told without a regular expression, which would cost more than all else in a load.
CREATE MACRO id_of(x) AS CASE
  WHEN CAST(CAST(x AS BIGINT) AS VARCHAR) = x AND CAST(x AS BIGINT) BETWEEN 0 AND 999999999999999999 THEN CAST(x AS BIGINT)
  ELSE error('not canonical')
END;
CREATE MACRO optional_id_of(x) AS CASE WHEN x IS NULL THEN NULL ELSE id_of(x) END;
-- The pattern keeps hours up to 23: the cast to a day looks at the day alone.
CREATE MACRO day_of(x) AS CASE
  WHEN x GLOB '20[0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[01][0-9]:[0-5][0-9]:[0-5][0-9]' THEN CAST(x AS DATE)
  WHEN x GLOB '20[0-9][0-9]-[0-9][0-9]-[0-9][0-9]T2[0-3]:[0-5][0-9]:[0-5][0-9]' THEN CAST(x AS DATE)
  WHEN regexp_full_match(x, '(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}[T ]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]') THEN CAST(x AS DATE)
  ELSE error('not canonical')
END;
CREATE MACRO price_of(x) AS CASE
  WHEN CAST(TRY_CAST(x AS DECIMAL(14, 2)) AS VARCHAR) = x AND TRY_CAST(x AS DECIMAL(14, 2)) >= 0 THEN CAST(x AS DECIMAL(18, 6))
  WHEN regexp_full_match(x, '[0-9]{1,12}(\.[0-9]{1,6})?') THEN CAST(x AS DECIMAL(18, 6))
  ELSE error('not canonical')
END;
-- A cast and no list: DuckDB makes a join of a long IN, and a join keeps rows no longer in the order of the file.
CREATE MACRO status_of(x) AS CASE
  WHEN TRY_CAST(x AS status_name) IS NOT NULL THEN TRY_CAST(x AS status_name)
  WHEN x IS NULL THEN NULL
  ELSE CAST(lower(x) AS status_name)
END;
CREATE MACRO category_of(x) AS CASE
  WHEN regexp_full_match(x, '[^\x00-\x20]([^\r\x00]*[^\x00-\x20])?') AND strlen(x) <= 1024 THEN x
  ELSE error('not canonical')
END;

-- Files that share an id with another file.
CREATE TABLE overlapping (file INTEGER);
